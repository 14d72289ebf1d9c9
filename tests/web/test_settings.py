"""Settings that cannot be meant stop the start, in one sentence; the others are used as the network spells them."""

from pathlib import Path

import pytest

from app import ROOT, create_app
from tests.web.conftest import TODAY
from tests.web.personas import ADULT
from wizard.__main__ import main
from wizard.content.models import Content
from wizard.web.settings import SETTINGS, SettingError, Settings, origin


def settings(**environ: str) -> Settings:
    return Settings.of(environ, Path("/srv/wizard"))


@pytest.mark.parametrize(
    ("site", "used"),
    [
        ("", ""),
        ("https://card.example.org", "https://card.example.org"),
        ("https://card.example.org/", "https://card.example.org"),
        ("HTTPS://Card.example.org:8443", "https://card.example.org:8443"),
        ("https://card.example.org/wizard/", "https://card.example.org/wizard"),
        ("https://社保卡.example", "https://xn--ruqp9f1u9b.example"),
        ("http://[2001:db8::1]:8000", "http://[2001:db8::1]:8000"),
        ("http://192.0.2.1", "http://192.0.2.1"),
    ],
)
def test_the_site_is_an_address_in_ascii(site: str, used: str) -> None:
    assert origin(site) == used


@pytest.mark.parametrize(
    "site",
    [
        *("card.example.org", "javascript:alert(1)", "https://", "https:// ", "ftp://card.example.org", "https:/card"),
        *(
            "https://card example.org",
            "https://a@card.example.org",
            "https://card.example.org?x=1",
            "//card.example.org",
        ),
        *("https://card.example.org#x", "https://card.example.org:0", "https://card.example.org:99999", "https://a..b"),
        *(
            'https://a"b',
            "https://-a.example",
            "https://card.example.org/\x01",
            "https://[::",
            "https://card.example.org/社",
        ),
    ],
)
def test_a_site_that_is_none_is_refused(site: str) -> None:
    with pytest.raises(SettingError, match=r"^SITE=") as refused:
        origin(site)
    assert str(refused.value).count(".") >= 1 and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("PORT", each) for each in ("0", "-1", "65536", "http", "８０", "8000.0")),
        *(("HOST", each) for each in ("a b", "http://a", "1:2", "..")),
        *(("WEB_CONCURRENCY", each) for each in ("0", "many", "257")),
        *(("LOG", each) for each in ("yes", "JSON ")),
        *(("METRICS", each) for each in ("here", "127.0.0.1", "127.0.0.1:8000", "a b:1")),
        *(("SECURITY_CONTACT", each) for each in ("me@example.org", "http://example.org", "mailto:a b")),
    ],
)
def test_any_other_setting_that_cannot_be_meant_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=rf"^{name}="):
        settings(**{name: value})


@pytest.mark.parametrize(("host", "bound"), [("::1", "[::1]:8000"), ("[::]", "[::]:8000"), ("0.0.0.0", "0.0.0.0:8000")])
def test_an_address_of_either_kind_can_be_listened_on(host: str, bound: str) -> None:
    assert str(settings(HOST=host).listen) == bound


def test_a_start_with_a_setting_that_is_wrong_ends_with_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE", "card.example.org")
    with pytest.raises(SystemExit) as stop:
        create_app()
    assert str(stop.value) == (
        "SITE=card.example.org is no address of a site: it should read as https://card.example.org. Nothing is served."
    )


@pytest.mark.parametrize(
    ("site", "kept"), [("", "private, max-age=300"), ("https://社.example", "public, max-age=300")]
)
def test_a_page_that_holds_the_host_somebody_typed_is_kept_by_nobody_else(
    content: Content, monkeypatch: pytest.MonkeyPatch, site: str, kept: str
) -> None:
    monkeypatch.setenv("SITE", site)
    client = create_app(content, today=lambda: TODAY).test_client()
    page = client.get(f"/en/upgrade/checklist?{ADULT.query}", headers={"Host": "evil.example"})
    assert page.headers["Cache-Control"] == kept
    assert ("evil.example" in page.text, "xn--fiz.example" in page.text) == (not site, bool(site))


def test_the_table_has_every_setting_and_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setenv("PORT", "80 80")
    assert main(["settings"]) == 1
    out, err = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()] == ["variable", *(each.name for each in SETTINGS)]
    assert "80 80" in out and err == "PORT=80 80 should be a number from 1 to 65535.\n"
    monkeypatch.setenv("PORT", "8080")
    assert main(["settings"]) == 0


def test_the_page_for_operators_has_every_setting() -> None:
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [each.name for each in SETTINGS if f"| `{each.name}` |" not in page] == []


def test_whom_to_tell_of_a_weakness_stands_where_people_look(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:security@card.example.org")
    told = create_app(content, today=lambda: TODAY).test_client().get("/.well-known/security.txt").text
    assert told.startswith("Contact: mailto:security@card.example.org\nExpires: 2027-05-21T00:00:00Z\n")
