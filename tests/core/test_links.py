"""Every form of address that leads somewhere, written out."""

import pytest

from wizard.pages import links
from wizard.pages.links import ANSWERS, HERE, STANDARD, Settings

BOTH, LARGE, BOTH_LARGE = Settings(other="zh"), Settings(large=True), Settings("zh", True)
CODES = {"card": "lost", "day": "2026-12-01"}


@pytest.mark.parametrize(
    ("settings", "query"),
    [(STANDARD, ""), (BOTH, "with=zh"), (LARGE, "size=large"), (BOTH_LARGE, "with=zh&size=large")],
)
def test_settings_are_a_query(settings: Settings, query: str) -> None:
    assert settings.query == query


@pytest.mark.parametrize(
    ("settings", "switched"),
    [(STANDARD, STANDARD), (LARGE, LARGE), (BOTH, Settings(other="en")), (BOTH_LARGE, Settings("en", True))],
)
def test_switching_the_language_turns_a_sheet_of_two_around(settings: Settings, switched: Settings) -> None:
    assert settings.switched("en", "zh") == switched


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (links.answers_query(CODES), "?card=lost&day=2026-12-01"),
        (links.answers_query({}), "?"),
        (links.here_query(CODES, STANDARD), "?card=lost&day=2026-12-01"),
        (links.here_query(CODES, BOTH_LARGE), "?card=lost&day=2026-12-01&with=zh&size=large"),
        (links.page("en", "", STANDARD), "/en/"),
        (links.page("en", "", LARGE), "/en/?size=large"),
        (links.page("zh", "about/uses", BOTH), "/zh/about/uses?with=zh"),
        (links.question("en", "upgrade"), f"/en/upgrade{HERE}"),
        (links.question("en", "upgrade", "card"), f"/en/upgrade{HERE}&edit=card"),
        (links.question("en", "upgrade", "card", origin="list"), f"/en/upgrade{HERE}&from=list&edit=card"),
        (links.question("en", "upgrade", "card", "?card=lost"), "/en/upgrade?card=lost&edit=card"),
        (links.answers("zh", "upgrade"), f"/zh/upgrade/answers{HERE}"),
        (links.answers("zh", "upgrade", "?card=lost"), "/zh/upgrade/answers?card=lost"),
        (links.checklist("en", "upgrade"), f"/en/upgrade/checklist{HERE}"),
        (links.checklist("en", "upgrade", suffix="pdf"), f"/en/upgrade/checklist.pdf{HERE}"),
        (links.checklist("en", "upgrade", "?card=lost", "ics"), "/en/upgrade/checklist.ics?card=lost"),
    ],
)
def test_an_address_is_written_like_this(address: str, written: str) -> None:
    assert address == written


@pytest.mark.parametrize(
    ("path", "settings", "extra", "answers", "href"),
    [
        ("", STANDARD, "", False, "/en/"),
        ("", LARGE, "", False, "/en/?size=large"),
        ("offline", BOTH, "a=b", False, "/en/offline?with=zh&a=b"),
        ("upgrade", STANDARD, "", True, f"/en/upgrade{ANSWERS}"),
        ("upgrade", STANDARD, "edit=card", True, f"/en/upgrade{ANSWERS}&edit=card"),
        ("upgrade/checklist", BOTH, "", True, f"/en/upgrade/checklist{ANSWERS}&with=zh"),
        ("upgrade", BOTH_LARGE, "edit=card", True, f"/en/upgrade{ANSWERS}&with=zh&size=large&edit=card"),
    ],
)
def test_the_same_page_keeps_answers_and_settings(
    path: str, settings: Settings, extra: str, answers: bool, href: str
) -> None:
    assert links.same_page("en", path, settings, extra, answers=answers) == href


def test_each_place_left_open_is_one_byte_that_no_words_have() -> None:
    places = [ANSWERS, HERE, links.HIDDEN, links.SITE, links.SINCE, links.STYLE, links.VISIT]
    assert [place.encode() for place in places] == [b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x07"]


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("https://cards.example.org", "HTTPS://CARDS.EXAMPLE.ORG/002DE74JWWJ0A5VF"),
        ("http://127.0.0.1:8000", "HTTP://127.0.0.1:8000/002DE74JWWJ0A5VF"),
        ("https://example.org/Cards/a", "HTTPS://EXAMPLE.ORG/Cards/a/002DE74JWWJ0A5VF"),
    ],
)
def test_the_address_of_a_number_is_in_capitals_but_for_the_path_of_the_site(site: str, address: str) -> None:
    assert links.numbered(site, "002DE74JWWJ0A5VF") == address
