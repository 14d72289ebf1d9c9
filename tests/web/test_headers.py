"""Tags: who has a page already is not sent it again, and everybody else gets what the address says today."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app import ROOT, create_app
from tests.web.conftest import TODAY
from tests.web.personas import ADULT, FOREIGNER
from wizard.checks.verify import verified
from wizard.content.models import Content

LIST = f"/en/upgrade/checklist?{ADULT.query}"
PAGES = [
    "/zh/",
    "/en/offline",
    "/en/about/uses",
    "/zh/upgrade?place=beijing",
    f"/en/upgrade/answers?{ADULT.query}",
    LIST,
]

Fresh = Callable[..., FlaskClient]


@pytest.fixture
def tag(client: FlaskClient) -> str:
    return client.get(LIST).headers["ETag"]


def status(client: FlaskClient, address: str, tag: str, **more: str) -> int:
    return client.get(address, headers={"If-None-Match": tag, **more}).status_code


@pytest.mark.parametrize("address", PAGES)
def test_who_has_a_page_is_not_sent_it_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "private, max-age=300"
    head = client.head(address)
    assert (head.status_code, head.headers["ETag"], head.data) == (200, tag, b"")
    assert client.head(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_tag_is_known_among_others_and_where_a_proxy_made_it_weak(client: FlaskClient, tag: str) -> None:
    assert status(client, LIST, f'"other", {tag}') == status(client, LIST, f"W/{tag}") == 304
    assert status(client, LIST, '"other"') == status(client, LIST, tag.strip('"')) == status(client, LIST, "") == 200


@pytest.mark.parametrize(
    "address",
    [
        LIST.replace("/en/", "/zh/"),
        f"{LIST}&with=zh",
        f"/en/upgrade/checklist?{FOREIGNER.query}",
        LIST.replace("checklist", "answers"),
        LIST.replace("checklist", "checklist.txt"),
    ],
    ids=["language", "edition", "answers", "page", "format"],
)
def test_another_page_has_another_tag(client: FlaskClient, tag: str, address: str) -> None:
    other = client.get(address, headers={"If-None-Match": tag})
    assert (other.status_code, other.headers["ETag"] != tag) == (200, True)


def test_another_host_or_scheme_has_another_tag(client: FlaskClient, tag: str) -> None:
    """The link on the list begins with it."""
    assert status(client, LIST, tag, Host="card.example.org") == 200
    assert client.get(LIST, base_url="https://localhost", headers={"If-None-Match": tag}).status_code == 200


def test_another_day_and_another_content_have_other_tags(content: Content, tag: str, tmp_path) -> None:
    file = tmp_path / "checklists.yaml"
    file.write_text((ROOT / "checklists.yaml").read_text("utf-8") + "# A remark.\n", "utf-8")
    same, tomorrow, edited = (
        create_app(each, today=lambda day=day: day).test_client()
        for each, day in ((content, TODAY), (content, date(2026, 11, 23)), (verified(file), TODAY))
    )
    assert [status(each, LIST, tag) for each in (same, tomorrow, edited)] == [304, 200, 200]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/", 302),
        ("/en/upgrade/checklist?place=beijing", 303),
        ("/en/upgrade?asked=place", 422),
        ("/en/upgrade?place=nowhere&asked=place", 422),
        ("/en/nothing", 404),
        ("/healthz", 200),
    ],
)
def test_what_is_no_page_has_no_tag(client: FlaskClient, tag: str, address: str, code: int) -> None:
    response = client.get(address, headers={"If-None-Match": f'{tag}, "*"'})
    assert (response.status_code, response.headers.get("ETag")) == (code, None)
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("method", "code"), [("OPTIONS", 200), ("POST", 405)])
def test_only_who_reads_a_page_gets_its_tag(client: FlaskClient, tag: str, method: str, code: int) -> None:
    response = client.open(LIST, method=method, headers={"If-None-Match": tag})
    assert (response.status_code, response.headers.get("ETag")) == (code, None)
