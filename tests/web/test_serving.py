"""A real server: strangers cannot stop it, what it refuses gets our own page, and content changes under way."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app import ROOT, create_app
from tests.web.conftest import TODAY
from tests.web.inspection import HEADERS
from tests.web.personas import ADULT
from tests.web.serving import Served, serving, until
from wizard.content.models import Content
from wizard.web.limits import refusal
from wizard.web.waiting import MOST_SENDING

LIST = f"/en/upgrade/checklist?{ADULT.query}"
HOST = b"Host: card.example.org\r\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content in a file of its own, which may be changed."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(ROOT / "checklists.yaml", folder)
    shutil.copytree(ROOT / "history", folder / "history")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Served]:
    with serving(folder, CHECKLISTS=str(folder / "checklists.yaml"), SITE="https://card.example.org") as served:
        yield served


# -- strangers cannot stop it -----------------------------------------------------------------------------------------

HALVES = {
    "nothing": b"",
    "half a line": b"GET /en/ HT",
    "half a head": b"GET /en/ HTTP/1.1\r\n" + HOST,
    "half a body": b"POST /en/ HTTP/1.1\r\n" + HOST + b"Content-Length: 9\r\n\r\nhalf",
    "all, and never hangs up": b"GET /en/ HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n",
    "too much, and never hangs up": b"POST /en/ HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999\r\n\r\n",
}


@pytest.mark.parametrize("sent", HALVES.values(), ids=HALVES)
def test_who_sends_half_a_request_stops_nobody(server: Served, sent: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(24):
            stack.enter_context(server.connect()).sendall(sent)
        assert server.get("/healthz").status == server.get("/en/").status == 200


def test_when_too_many_wait_the_one_who_has_waited_longest_makes_room(server: Served) -> None:
    with ExitStack() as stack:
        waiting = [stack.enter_context(server.connect()) for _ in range(MOST_SENDING + 8)]
        for each in waiting:
            each.sendall(b"GET /en/ HT")
        assert server.get("/en/").status == 200
        assert waiting[0].recv(1) == b""
        waiting[-1].sendall(b"TP/1.1\r\n" + HOST + b"\r\n")
        assert waiting[-1].recv(15) == b"HTTP/1.1 200 OK"


def test_a_request_that_comes_letter_by_letter_is_answered(server: Served) -> None:
    with server.connect() as connection:
        for letter in b"GET /en/ HTTP/1.1\r\n" + HOST + b"\r\n":
            connection.sendall(bytes([letter]))
        assert connection.recv(15) == b"HTTP/1.1 200 OK"


def test_several_requests_at_once_are_answered_in_their_order(server: Served) -> None:
    one = b"GET /healthz HTTP/1.1\r\n" + HOST
    with server.connect() as connection:
        connection.sendall((one + b"\r\n") * 3 + one + b"Connection: close\r\n\r\n")
        told = b"".join(iter(lambda: connection.recv(65536), b""))
    assert told.count(b"HTTP/1.1 200 OK") == 4


# -- what it refuses --------------------------------------------------------------------------------------------------


def head(line: str, *headers: str) -> bytes:
    return "\r\n".join([f"{line} HTTP/1.1", "Host: card.example.org", *headers, "", ""]).encode("utf-8")


REFUSED = {
    "an address of 9,000": (head(f"GET /en/?{'a' * 9000}"), 414),
    "an address of 90,000": (head(f"GET /en/?{'a' * 90000}"), 414),
    "a header of 9,000": (head("GET /en/", f"X: {'a' * 9000}"), 431),
    "a head of 90,000": (head("GET /en/", *[f"X-{n}: {'a' * 900}" for n in range(100)]), 431),
    "80 headers": (head("GET /en/", *[f"X-{n}: 1" for n in range(80)]), 431),
    "no host": (b"GET /en/ HTTP/1.1\r\n\r\n", 400),
    "two hosts": (head("GET /en/", "Host: other.example"), 400),
    "a host that is none": (b'GET /en/ HTTP/1.1\r\nHost: a"><b>\r\n\r\n', 400),
    "a blank in the address": (head("GET /en/upgrade?place=bei jing"), 400),
    "a header without a name": (head("GET /en/", "place=beijing"), 400),
    "a folded header": (head("GET /en/", "X: a", " b"), 400),
    "a zero byte": (head("GET /en/", "X: \0"), 400),
    "another protocol": (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400),
    "another version": (b"GET /en/ HTTP/3.0\r\n" + HOST + b"\r\n", 400),
    "small letters": (head("get /en/"), 405),
    "a method that is none": (head("BREW /en/"), 405),
    "a tunnel": (head("CONNECT card.example.org:443"), 405),
    "a large body": (head("POST /en/", "Content-Length: 99999999"), 413),
    "a body of no length": (head("POST /en/", "Transfer-Encoding: chunked") + b"0\r\n\r\n", 411),
    "two lengths": (head("POST /en/", "Content-Length: 3", "Transfer-Encoding: chunked") + b"0\r\n\r\n", 400),
    "a negative length": (head("POST /en/", "Content-Length: -3"), 400),
    "an expectation": (head("GET /en/", "Expect: a miracle"), 417),
}
TITLES = {
    400: ("This address cannot be read", "这个网址读不懂"),
    405: ("This address cannot be used this way", "这个地址不能这样打开"),
}


@pytest.mark.parametrize(("sent", "status"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_gets_a_page_of_ours(server: Served, sent: bytes, status: int) -> None:
    answer = server.send(sent)
    assert answer.status == status
    assert {name: answer.headers[name.lower()] for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "no-store"
    assert any(title in answer.body.decode() for title in TITLES.get(status, TITLES[400]))
    assert b"beijing" not in answer.body


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        (head("GET /en/upgrade?place=bei jing"), 0),
        (head("GET /zh/upgrade?place=bei jing", "Accept-Language: en"), 1),
        (head("GET /?place=bei jing", "Accept-Language: en-GB,en;q=0.9"), 0),
        (head("GET /?place=bei jing"), 1),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_readers_language(server: Served, sent: bytes, title: int) -> None:
    assert TITLES[400][title] in server.send(sent).body.decode()


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({}, 0),
        ({"PATH_INFO": "/" + "a" * 7999}, 0),
        ({"PATH_INFO": "/" + "a" * 4000, "QUERY_STRING": "a" * 4000}, 414),
        ({f"HTTP_X_{n}": "1" for n in range(63)}, 0),
        ({f"HTTP_X_{n}": "1" for n in range(64)}, 431),
        ({"HTTP_X": "a" * 8001}, 431),
        ({f"HTTP_X_{n}": "a" * 7000 for n in range(5)}, 431),
        ({"HTTP_HOST": "xn--a.example:443"}, 0),
        ({"HTTP_HOST": "[2001:db8::1]:8000"}, 0),
        ({"HTTP_HOST": "a,b"}, 400),
        ({"HTTP_HOST": ""}, 400),
        ({"HTTP_HOST": "", "SERVER_PROTOCOL": "HTTP/1.0"}, 0),
        ({"HTTP_HOST": "a:99999"}, 400),
        ({"HTTP_EXPECT": "100-Continue"}, 0),
        ({"CONTENT_LENGTH": "65536", "REQUEST_METHOD": "POST"}, 0),
        ({"CONTENT_LENGTH": "65537"}, 413),
        ({"CONTENT_LENGTH": "9" * 5000}, 413),
        ({"CONTENT_LENGTH": "3", "HTTP_TRANSFER_ENCODING": "chunked"}, 400),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ({"CONTENT_LENGTH": "٣"}, 400),
        ({"REQUEST_METHOD": "get"}, 405),
    ],
)
def test_the_bounds_are_those_of_the_application(environ: dict[str, str], status: int) -> None:
    """So that they are the same under any server."""
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "", "HTTP_HOST": "card.example.org"}
    assert refusal({**request, **environ}) == status


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /x", "PATH_INFO: /x", "Script-Name: /x"])
def test_no_header_moves_the_site(server: Served, header: str) -> None:
    answer = server.send(head("GET /en/", header))
    assert (answer.status, b'href="/en/about/' in answer.body) == (200, True)


def test_words_behind_a_link_as_messengers_send_them_do_not_break_it(server: Served) -> None:
    answer = server.send(head("GET /zh/upgrade?place=beijing看看"))
    assert (answer.status, b'name="asked" value="place"' in answer.body) == (200, True)


# -- what takes long --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "现在用的人太多"), ("en", "Too many people are using this right now")]
)
def test_when_all_turns_are_taken_a_pdf_is_promised_for_later(
    content: Content, monkeypatch: pytest.MonkeyPatch, lang: str, title: str
) -> None:
    monkeypatch.setattr("app.PDFS_AT_ONCE", 1)
    client = create_app(content, today=lambda: TODAY).test_client()
    views = client.application.view_functions["wizard.format"].__self__
    address = f"/{lang}/upgrade/checklist.pdf?{ADULT.query}"
    with views.turns.free:
        refused = client.get(address)
        assert client.get(f"/{lang}/upgrade/checklist?{ADULT.query}").status_code == 200
        assert client.get(f"/{lang}/upgrade/checklist.txt?{ADULT.query}").status_code == 200
    assert (refused.status_code, refused.headers["Retry-After"], title in refused.text) == (503, "5", True)
    assert client.get(address).status_code == 200


# -- changing the content ---------------------------------------------------------------------------------------------


def version(server: Served) -> str:
    return server.get("/healthz").body.decode().split()[1]


def metric(server: Served, name: str) -> str:
    page = server.get("/metrics", server.metrics).body.decode()
    return re.findall(rf"(?m)^{re.escape(name)} (.+)$", page)[0]


def test_new_content_is_taken_and_broken_content_is_not(server: Served, folder: Path) -> None:
    file, first = folder / "checklists.yaml", version(server)
    good = file.read_text("utf-8")
    file.write_text(good.replace("start: {zh: 开始, en: Start}", "start: {zh: 开始, eng: Start}", 1), "utf-8")
    server.process.send_signal(signal.SIGHUP)
    until(lambda: "so older content is served" in server.get("/readyz").body.decode())
    told = server.get("/readyz").body.decode()
    assert told.startswith(f"ready {first}\n") and 'there is no language "eng"' in told
    assert (version(server), metric(server, "wizard_content_stale")) == (first, "1")

    file.write_text(good.replace("start: {zh: 开始, en: Start}", "start: {zh: 现在开始, en: Start}", 1), "utf-8")
    server.process.send_signal(signal.SIGHUP)
    until(lambda: version(server) != first)
    until(lambda: "older content" not in server.get("/readyz").body.decode())
    assert "现在开始" in server.get("/zh/").body.decode()
    assert metric(server, "wizard_content_stale") == "0"
    assert f"New content is served: {version(server)}" in server.log.read_text("utf-8")


def test_a_worker_that_is_killed_is_missed_by_nobody_who_comes_later(server: Served) -> None:
    killed = max(server.workers())
    os.kill(killed, signal.SIGKILL)
    until(lambda: server.workers() - {killed})
    assert server.get("/en/").status == 200


# -- metrics ----------------------------------------------------------------------------------------------------------


def test_metrics_stand_on_a_port_of_their_own(server: Served) -> None:
    assert server.get("/metrics").status == 404
    assert server.get("/en/", server.metrics).status == 404
    assert server.get("/metrics", server.metrics).headers["content-type"] == "text/plain; version=0.0.4"


def test_what_is_counted_names_kinds_and_no_answer(server: Served) -> None:
    shown = 'wizard_questions_shown_total{stage="prepare",question="card"}'
    answered = shown.replace("shown", "answered")
    before = [float(metric(server, name)) for name in (shown, answered)]
    so_far = "place=beijing&holder=adult-id&goer=self"
    for more in ("", "&asked=card", "&asked=card&card=lost"):
        server.get(f"/en/upgrade?{so_far}{more}")
    assert [float(metric(server, name)) for name in (shown, answered)] == [before[0] + 1, before[1] + 1]
    assert float(metric(server, 'wizard_requests_total{endpoint="question",lang="en",status="4xx"}')) >= 1
    page = server.get("/metrics", server.metrics).body.decode()
    assert not {"lost", "beijing", "adult-id"} & set(re.findall(r'"([^"]*)"', page))
