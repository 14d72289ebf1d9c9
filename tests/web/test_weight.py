"""How much is sent: pages compressed for whoever takes it, and the same page in either form."""

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.personas import ADULT

LIST = f"/en/upgrade/checklist?{ADULT.query}"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """One that does not look at pages: it would not unpack them."""
    return FlaskClient(app, app.response_class, use_cookies=False)


@pytest.mark.parametrize("takes", ["gzip", "gzip, deflate, br, zstd", "br;q=1, gzip;q=0.5", "*"])
@pytest.mark.parametrize("address", [LIST, "/zh/", "/zh/upgrade", LIST.replace("checklist", "checklist.json")])
def test_a_page_is_compressed_for_whoever_takes_it(client: FlaskClient, address: str, takes: str) -> None:
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": takes})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert len(packed.data) < len(plain.data) * 0.6
    assert packed.headers["ETag"].removeprefix("W/") == plain.headers["ETag"].removeprefix("W/")
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    again = client.get(address, headers={"Accept-Encoding": takes, "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("takes", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "identity"])
def test_whoever_does_not_take_it_gets_the_page_as_it_is(client: FlaskClient, takes: str) -> None:
    answer = client.get(LIST, headers={"Accept-Encoding": takes})
    assert (answer.headers.get("Content-Encoding"), answer.data[:15]) == (None, b"<!doctype html>")


@pytest.mark.parametrize("address", ["/healthz", LIST.replace("checklist", "checklist.pdf"), "/en/upgrade/checklist"])
def test_what_gains_nothing_is_sent_as_it_is(client: FlaskClient, address: str) -> None:
    assert "Content-Encoding" not in client.get(address, headers={"Accept-Encoding": "gzip"}).headers


def test_a_list_weighs_sixteen_kilobytes_at_most(client: FlaskClient) -> None:
    assert len(client.get(f"{LIST}&with=zh", headers={"Accept-Encoding": "gzip"}).data) < 16_000


def test_a_static_file_lies_ready_in_both_forms(client: FlaskClient) -> None:
    plain = client.get("/static/style.css")
    packed = client.get("/static/style.css", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    assert client.get("/static/style.css", headers={"If-None-Match": plain.headers["ETag"]}).status_code == 304
    head = client.head("/static/style.css")
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(plain.data)))


@pytest.mark.parametrize("address", ["/static/", "/static/../app.py", "/static/nothing.css", "/static/%2e%2e/app.py"])
def test_nothing_but_static_files_is_served_there(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
