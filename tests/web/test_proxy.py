"""nginx from `deploy/`: what it keeps and what not, what it refuses, and that a replica may go."""

import os
import signal
from collections.abc import Iterator

import pytest

from tests.web.personas import ADULT
from tests.web.proxied import NGINX, proxied
from tests.web.serving import Served, free_port, serving

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not here; `./dev test` installs it, and CI with it")

LIST = f"/en/upgrade/checklist?{ADULT.query}"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("behind"), SITE="https://card.example.org") as server:
        yield server


@pytest.fixture(scope="module")
def front(behind: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Beside the server stands a replica that has gone."""
    folder = tmp_path_factory.mktemp("front")
    with proxied(folder, [behind.port, free_port()]) as front:
        yield front


def asked(behind: Served) -> int:
    return behind.log.read_text().count('"endpoint": "question"')


def test_a_page_that_is_nobodys_own_is_kept_in_one_form_for_all(front: Served, behind: Served) -> None:
    address = "/en/upgrade?place=beijing&holder=adult-id"
    first = front.get(address, Accept_Encoding="gzip")
    before = asked(behind)
    plain = front.get(address)
    again = front.get(address, Accept_Encoding="gzip, deflate, br", User_Agent="another")
    assert (first.headers["content-encoding"], again.body) == ("gzip", first.body)
    assert b'value="adult-id"' in plain.body and "content-encoding" not in plain.headers
    assert front.get(address, If_None_Match=first.headers["etag"]).status == 304
    assert asked(behind) == before


def test_a_page_with_a_day_of_the_visit_is_kept_nowhere(front: Served) -> None:
    for _ in range(2):
        assert front.get(LIST).status == 200
    kept = front.log.parent / "nginx-cache"
    assert not any(b"visit=" in file.read_bytes()[:2000] for file in kept.rglob("*") if file.is_file())


def test_a_fault_is_not_kept_and_a_language_is_each_readers_own(front: Served) -> None:
    assert front.get("/en/upgrade?asked=place").headers["cache-control"] == "no-store"
    assert front.get("/", Accept_Language="en").headers["location"] == "/en/"
    assert front.get("/", Accept_Language="zh").headers["location"] == "/zh/"


def test_a_replica_that_has_gone_is_missed_by_nobody(front: Served) -> None:
    assert {front.get(f"{LIST}&size=large&n={number}").status for number in range(8)} == {200}


@pytest.mark.parametrize("line", ["GET /en/?a b HTTP/1.1", f"GET /en/?{'a' * 9000} HTTP/1.1", "GET /en/ HTTP/3.0"])
def test_what_nginx_refuses_itself_has_a_page_too(front: Served, line: str) -> None:
    answer = front.send(f"{line}\r\nHost: card.example.org\r\n\r\n".encode())
    assert answer.status in (400, 414, 505)
    assert "12333" in answer.body.decode() and "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_old_page_is_shown_while_nothing_stands_behind(front: Served, behind: Served) -> None:
    address = "/zh/upgrade?place=beijing"
    shown = front.get(address).body
    os.kill(behind.process.pid, signal.SIGSTOP)
    for worker in behind.workers():
        os.kill(worker, signal.SIGSTOP)
    try:
        assert front.get(address).body == shown
    finally:
        for each in (behind.process.pid, *behind.workers()):
            os.kill(each, signal.SIGCONT)
