"""No answer in any record: every kind of page and of refusal, through real servers with all that they write on."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.web.personas import FOREIGNER
from tests.web.proxied import NGINX, proxied
from tests.web.serving import Served, free_port, serving

QUERY = FOREIGNER.query.replace("2026-12-01", "open")
ADDRESSES = [
    "/",
    f"/?{QUERY}",
    *[f"/en/upgrade{page}?{QUERY}" for page in ("", "/answers", "/answers/", "/checklist", "/lost/guangdong")],
    *[f"/zh/upgrade/checklist.{suffix}?{QUERY}" for suffix in ("pdf", "ics", "html", "txt", "json", "xml")],
    f"/en/upgrade?{QUERY}&edit=card",
    "/en/upgrade?place=guangdong&asked=holder&holder=foreigner",
    "/en/upgrade?place=guangdong&asked=holder&holder=wages",
    "/en/?number=002D-E74J-WWJ0-A5VF",
    "/002D-E74J-WWJ0-A5VF",
    "/002D-E74J-WWJ0-A5VG",
    "/guangdong",
    "/en//guangdong",
    f"/static/style.css?{QUERY}",
    f"/healthz?{QUERY}",
    f"/readyz?{QUERY}",
    f"/metrics?{QUERY}",
]
HOST = "Host: card.example.org"
LINES = {
    "raw letters behind a link": [f"GET /en/upgrade?{QUERY}看看 HTTP/1.1", HOST],
    "a blank": [f"GET /en/upgrade?{QUERY} see HTTP/1.1", HOST],
    "no version": [f"GET /en/upgrade?{QUERY}", HOST],
    "another version": [f"GET /en/upgrade?{QUERY} HTTP/3.0", HOST],
    "a long address": [f"GET /en/upgrade?{QUERY}&{'a' * 9000} HTTP/1.1", HOST],
    "a longer address": [f"GET /en/upgrade?{QUERY}&{'a' * 90000} HTTP/1.1", HOST],
    "a small method": [f"get /en/upgrade?{QUERY} HTTP/1.1", HOST],
    "an answer for a method": ["GUANGDONG /en/ HTTP/1.1", HOST],
    "an answer for a host": [f"GET /en/upgrade?{QUERY} HTTP/1.1", "Host: guangdong/lost"],
    "two hosts": [f"GET /en/upgrade?{QUERY} HTTP/1.1", HOST, "Host: guangdong"],
    "a referer": ["GET /en/ HTTP/1.1", HOST, f"Referer: https://card.example.org/en/upgrade?{QUERY}"],
    "a name for the request": ["GET /en/ HTTP/1.1", HOST, f"X-Request-ID: {QUERY}"],
    "a browser": ["GET /en/ HTTP/1.1", HOST, f"User-Agent: {QUERY}"],
    "a header with a zero": [f"GET /en/upgrade?{QUERY} HTTP/1.1", HOST, "X: guangdong\0"],
    "a header without a name": [f"GET /en/upgrade?{QUERY} HTTP/1.1", HOST, "guangdong"],
    "many headers": [f"GET /en/upgrade?{QUERY} HTTP/1.1", HOST, *[f"X-{n}: guangdong" for n in range(120)]],
    "another path": [f"GET /en/upgrade?{QUERY} HTTP/1.1", HOST, "SCRIPT_NAME: /guangdong", "PATH_INFO: /guangdong"],
    "a form": [f"POST /en/upgrade?{QUERY} HTTP/1.1", HOST, f"Content-Length: {len(QUERY)}"],
    "a large form": [f"POST /en/upgrade?{QUERY} HTTP/1.1", HOST, "Content-Length: 99999999"],
    "a broken form": [f"POST /en/upgrade?{QUERY} HTTP/1.1", HOST, "Transfer-Encoding: chunked"],
    "an expectation": [f"GET /en/upgrade?{QUERY} HTTP/1.1", HOST, "Expect: guangdong"],
}


def drive(server: Served) -> int:
    """Everything that may come; how much was answered."""
    for address in ADDRESSES:
        server.get(address)
    for lines in LINES.values():
        sent = "\r\n".join([*lines, "", QUERY if lines[0].startswith("POST") else ""]).encode()
        with server.connect() as connection:
            connection.sendall(sent)
            assert connection.recv(5)
    with server.connect() as connection:
        connection.sendall(f"GET /en/upgrade?{QUERY} HT".encode())  # and leaves
    return len(ADDRESSES) + len(LINES)


def told(texts: Iterable[str]) -> Iterator[str]:
    """Every answer, name of a question and number that stands in what was written."""
    words = {*FOREIGNER.answers, *FOREIGNER.answers.values()} - {"new", "bank", "place", "change", "2026-12-01"}
    patterns = [rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in (*words, "card.example.org", "asked")]
    patterns += ["002D", "E74J", r"127\.0\.0\.1(?!:\d)", "(?:place|card|bank|city)(?:=|%3D)"]
    for text in texts:
        for pattern in patterns:
            yield from re.findall(rf"(?i)[^\n]*{pattern}[^\n]*", text)


def metrics(server: Served) -> str:
    """Without the names of stages and questions, which are the same for all readers."""
    page = server.get("/metrics", server.metrics).body.decode()
    return re.sub(r'(?:stage|question)="[a-z-]+"', "", page)


@pytest.mark.parametrize(
    "line",
    ['"GET /en/upgrade?place=x HTTP/1.1"', "host: guangdong", "/002DE74J and /002D-E74J", "client: 127.0.0.1 GET"],
)
def test_the_search_finds_what_it_looks_for(line: str) -> None:
    assert list(told([line]))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path, SITE="https://card.example.org") as served:
        yield served


def test_no_answer_stands_in_a_log_or_a_metric(server: Served) -> None:
    answered = drive(server)
    log = server.log.read_text("utf-8")
    assert log.count('"endpoint"') >= answered
    assert list(told([log, metrics(server)])) == []


@pytest.mark.skipif(not NGINX, reason="nginx is not here; `./dev test` installs it, and CI with it")
def test_no_answer_stands_in_what_nginx_writes(server: Served, tmp_path: Path) -> None:
    with proxied(tmp_path / "nginx", [server.port]) as front:
        answered = drive(front)
    with proxied(tmp_path / "alone", [free_port()]) as front:  # no application behind it
        alone = front.get(f"/en/upgrade?{QUERY}")
        assert (alone.status, "12333" in alone.body.decode()) == (502, True)
    logs = [file.read_text("utf-8") for file in tmp_path.rglob("*.log")]
    assert len(logs) == 5
    assert "\n".join(logs).count('"cache"') >= answered
    assert list(told([*logs, metrics(server)])) == []
