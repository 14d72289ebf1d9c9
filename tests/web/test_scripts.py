"""The scripts: small, readable by old phones, asking for nothing; what the worker keeps is there to be kept."""

import json
import re

import pytest

from app import ROOT, create_app
from tests.web.inspection import TAGS, said
from tests.web.personas import ADULT, FOREIGNER

STATIC = ["page.js", "sheet.js", "offline.js"]
SCRIPTS = {name: (ROOT / "static" / name).read_text("utf-8") for name in STATIC}
NEWER = (
    r"\?\.(?!\d)|\?\?|catch \{|\.(at|flat|flatMap|replaceAll|fromEntries|allSettled|hasOwn)\(|#\w+ *[=(;]|\bimport\b"
)
"""What came into JavaScript after 2018."""


def worker(client) -> str:
    return str(client.get("/worker.js").text)


def named(script: str, name: str) -> list[str]:
    """The addresses in a constant of the worker."""
    found = re.search(rf"^const {name} = (.*);$", script, re.MULTILINE)
    assert found
    return list(json.loads(found[1]))


def test_the_worker_is_a_script_that_browsers_ask_for_again(client) -> None:
    response = client.get("/worker.js")
    assert (response.mimetype, response.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    again = client.get("/worker.js", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_what_the_worker_keeps_is_there(client) -> None:
    script = worker(client)
    pages, files = named(script, "OFFLINE"), named(script, "STATIC")
    assert [page.partition("?")[0] for page in pages] == ["/zh/offline", "/en/offline"]
    for address in [*pages, *files]:
        response = client.get(address)
        assert response.status_code == 200
        response.close()


@pytest.mark.parametrize("address", ["/{}/offline", "/{}/upgrade/checklist?" + ADULT.query])
@pytest.mark.parametrize("language", TAGS)
def test_what_pages_without_a_network_ask_for_is_kept(client, address: str, language: str) -> None:
    page = client.get(address.format(language)).page
    asked = [link.get("href") for link in page.findall(".//head/link")]
    asked += [script.get("src") for script in page.findall(".//script")]
    assert set(asked) <= set(named(worker(client), "STATIC"))


def test_the_version_of_the_worker_changes_with_the_content_and_with_nothing_else(client, content) -> None:
    def version(script: str) -> str:
        return re.findall(r'const FILES = "files-([0-9a-f]{8})";', script)[0]

    def served(version: str) -> str:
        return worker(create_app(content.model_copy(update={"version": version})).test_client())

    assert version(worker(client)) == version(served(content.version))
    assert version(worker(client)) != version(served("00000000"))
    assert all(page.endswith(f"?v={version(worker(client))}") for page in named(worker(client), "OFFLINE"))


@pytest.mark.parametrize(("language", "title"), [("zh", "没有网络"), ("en", "No network")])
def test_the_page_without_a_network_names_paper_and_the_hotline(client, language: str, title: str) -> None:
    page = client.get(f"/{language}/offline").page
    assert said(page.find(".//h1")) == title
    assert {"zh": "打印好的清单", "en": "A printed list"}[language] in said(page.find(".//main"))
    assert "12333" in said(page.find(".//main"))


def test_the_day_of_the_visit_is_named_so_that_ticks_outlast_a_change_of_it(client) -> None:
    for language in TAGS:
        page = client.get(f"/{language}/upgrade/checklist?{FOREIGNER.query}").page
        assert page.find(".//article").get("data-day") == "visit"


def test_the_scripts_are_small(client) -> None:
    assert sum(len(script.encode()) for script in SCRIPTS.values()) < 13_000
    assert len(worker(client).encode()) < 3_500


def test_old_phones_can_read_the_scripts_of_the_pages() -> None:
    for name, script in SCRIPTS.items():
        code = re.sub(r"//.*|\"[^\"\n]*\"", "", script)
        assert not re.findall(NEWER, code), name


def test_no_script_knows_another_site_or_writes_markup(client) -> None:
    for script in [*SCRIPTS.values(), worker(client)]:
        assert not re.search(r"https?:|innerHTML|outerHTML|insertAdjacent|document\.write|eval|cookie|Beacon", script)


@pytest.mark.parametrize("language", TAGS)
def test_the_privacy_page_names_what_is_kept_and_the_button_that_removes_it(client, language: str) -> None:
    told = said(client.get(f"/{language}/about/privacy").page.find(".//main"))
    button = said(client.get(f"/{language}/upgrade/checklist?{ADULT.query}").page.find(".//button[@id='forget']"))
    assert button in told
    assert {"zh": "最多六份", "en": "up to six"}[language] in told
    assert "const MOST_KEPT = 6;" in SCRIPTS["sheet.js"]
