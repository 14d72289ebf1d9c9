"""What cannot be installed on every machine may be missing: the rest is served, and the page says what is missing."""

import pytest

from app import create_app
from tests.web.conftest import TODAY
from tests.web.inspection import parse
from tests.web.personas import ADULT
from wizard.content.models import Content


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "This kind of file cannot be made here"), ("zh", "这里做不了这种文件")]
)
def test_without_typst_there_is_everything_but_the_pdf(
    content: Content, monkeypatch: pytest.MonkeyPatch, lang: str, title: str
) -> None:
    monkeypatch.setattr("wizard.exports.pdf.typst", None)
    client = create_app(content, today=lambda: TODAY).test_client()
    answer = client.get(f"/{lang}/upgrade/checklist.pdf?{ADULT.query}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (501, "no-store")
    assert parse(answer.text).findtext(".//h1") == title
    for suffix in ("", ".html", ".txt", ".json"):
        assert client.get(f"/{lang}/upgrade/checklist{suffix}?{ADULT.query}").status_code == 200


def test_without_zxing_a_list_is_found_again_by_its_number(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.exports.qr.zxingcpp", None)
    client = create_app(content, today=lambda: TODAY).test_client()
    page = client.get(f"/en/upgrade/checklist?{ADULT.query}")
    assert page.status_code == 200
    assert "<path" not in page.text.partition('<figure class="code">')[2].partition("</figure>")[0]
    assert client.get(f"/en/upgrade/checklist.pdf?{ADULT.query}").data.startswith(b"%PDF")
