"""Every address: what it answers, how long it may be kept, and that nothing sent to it breaks the site."""

import re
from hashlib import sha256

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException
from werkzeug.test import create_environ

from app import ROOT, create_app
from tests.web.inspection import HEADERS, TAGS, parse, said
from tests.web.personas import ADULT, DAUGHTER, FOREIGNER, PERSONAS

FORMATS = [f"checklist{suffix}" for suffix in ("", ".pdf", ".ics", ".html", ".txt", ".json")]
ABOUT = ["accessibility", "glossary", "origins", "privacy", "protect", "sources", "uses"]
EXAMPLES = {
    "/": 302,
    "/healthz": 200,
    "/readyz": 200,
    "/.well-known/security.txt": 404,  # nobody to write to is named
    "/worker.js": 200,
    "/002D-E74J-WWJ0-A5VF": 303,
    **{f"/{lang}/": 200 for lang in TAGS},
    **{f"/{lang}/about/{page}": 200 for lang in TAGS for page in ABOUT},
    **{f"/{lang}/offline": 200 for lang in TAGS},
    **{f"/{lang}/leave": 200 for lang in TAGS},
    **{f"/{lang}/upgrade/{path}/": 301 for lang in TAGS for path in ("answers", "checklist")},
    **{f"/{lang}/upgrade": 200 for lang in TAGS},
    **{f"/{lang}/upgrade.json": 200 for lang in TAGS},
    **{f"/{lang}/upgrade/{path}": 303 for lang in TAGS for path in ("answers", *FORMATS)},
}
STATIC = {
    "style.css": "text/css",
    "page.js": "text/javascript",
    "sheet.js": "text/javascript",
    "offline.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "checklist.schema.json": "application/json",
    "openapi.json": "application/json",
}


def test_every_kind_of_page_has_an_example(app) -> None:
    addresses = app.url_map.bind("localhost")
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == {addresses.match(each)[0] for each in EXAMPLES}


@pytest.mark.parametrize(("address", "status"), EXAMPLES.items())
def test_every_route_answers(client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(("address", "status"), EXAMPLES.items())
def test_head_is_get_without_the_page(client, address: str, status: int) -> None:
    response = client.head(address)
    assert (response.status_code, response.data) == (status, b"")


@pytest.mark.parametrize(("address", "status"), EXAMPLES.items())
def test_options_names_the_safe_methods(client, address: str, status: int) -> None:
    response = client.options(address)
    assert sorted(response.headers["Allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ["/", "/zh/", "/en/upgrade", "/healthz", "/en/about/uses"])
def test_unsafe_methods_get_a_friendly_refusal(client, method: str, address: str) -> None:
    response = client.open(address, method=method, data={"place": "beijing"})
    assert response.status_code == 405
    assert sorted(response.headers["Allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]
    assert "no-store" in response.headers["Cache-Control"]


# -- languages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("zh-Hans-CN", "zh"),
        ("zh-TW,en;q=0.5", "zh"),
        ("fr-FR,fr;q=0.9", "zh"),
        ("fr-FR,fr;q=0.9,en;q=0.3", "en"),
        ("en;q=0.2,zh;q=0.9", "zh"),
        ("*", "zh"),
        ("en;q=0", "zh"),
        (";;;q=x,\x7f", "zh"),
    ],
)
def test_the_first_page_comes_in_the_language_of_the_browser(client, accepted: str, language: str) -> None:
    response = client.get("/", headers={"Accept-Language": accepted} if accepted else {})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert response.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    "address", ["/xx/", "/fr/upgrade", "/zh-CN/", "/ZH/", "/nowhere", "/zh/nothing", "/en/about/no"]
)
@pytest.mark.parametrize(("accepted", "language"), [("en", "en"), ("zh-CN", "zh")])
def test_a_page_that_does_not_exist_is_told_in_the_readers_language(
    client, address: str, accepted: str, language: str
) -> None:
    response = client.get(address, headers={"Accept-Language": accepted}, follow_redirects=True)
    assert response.status_code == 404
    wanted = address.split("/")[1] if address.split("/")[1] in TAGS else language
    assert response.page.get("lang") == TAGS[wanted]
    assert response.page.find(".//main//a[@class='button']").get("href") == f"/{wanted}/"
    if wanted == language:
        assert said(response.page.find(".//h1")) == {"zh": "没有这个页面", "en": "There is no such page"}[language]


def test_a_language_without_its_slash_leads_to_its_start(client) -> None:
    response = client.get("/zh")
    assert response.status_code == 308
    assert response.headers["Location"].removeprefix("http://localhost") == "/zh/"


# -- incomplete and stale addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["answers", *FORMATS])
@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
def test_an_incomplete_address_leads_to_the_open_question(client, path: str, persona) -> None:
    for missing in persona.answers:
        left = {question: code for question, code in persona.answers.items() if question != missing}
        response = client.get(f"/zh/upgrade/{path}", query_string=left)
        assert response.status_code == 303, missing
        page = client.get(response.headers["Location"]).page
        asked = page.find(".//form//input[@name='asked']").get("value")
        order = list(persona.answers)
        assert order.index(asked) <= order.index(missing)


@pytest.mark.parametrize("path", ["answers", *FORMATS])
def test_the_way_to_the_open_question_keeps_answers_and_settings(client, path: str) -> None:
    query = FOREIGNER.query.replace("card=lost", "card=stolen")
    response = client.get(f"/en/upgrade/{path}?{query}&with=zh&size=large")
    assert response.status_code == 303
    kept = [pair for pair in FOREIGNER.query.split("&") if not pair.startswith("card=")]
    location, _, kept_query = response.headers["Location"].partition("?")
    assert location == "/en/upgrade"
    assert kept_query.split("&") == [*kept, "with=zh", "size=large"]


@pytest.mark.parametrize(
    "query",
    [
        ADULT.query.replace("card=works", "card=works&card=lost"),
        ADULT.query.replace("place=beijing", "place=atlantis"),
        ADULT.query.replace("visit=open", "visit=2027-02-30"),
        ADULT.query.replace("visit=open", "visit=tomorrow"),
        ADULT.query.replace("visit=open", "visit=1999-01-01"),
        FOREIGNER.query.replace("city=guangzhou", "city=suzhou"),
    ],
)
@pytest.mark.parametrize("path", FORMATS)
def test_what_means_nothing_or_two_things_is_asked_again(client, query: str, path: str) -> None:
    response = client.get(f"/zh/upgrade/{path}?{query}")
    assert response.status_code == 303
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "extra", ["&treatment=yes", "&utm_source=wechat&from=timeline", "&city=suzhou", "&age=under-7"]
)
def test_what_does_not_apply_is_not_carried_on(client, extra: str) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}{extra}").page
    for link in page.findall(".//a"):
        assert extra.split("=")[0][1:] + "=" not in link.get("href")


def test_the_same_answer_twice_is_one_answer(client) -> None:
    assert client.get(f"/zh/upgrade/checklist?{ADULT.query}&{ADULT.query}").status_code == 200


def test_a_day_is_written_in_one_way_only(client) -> None:
    """Python also reads the ISO week date 2026-W49-1; our addresses do not have it."""
    query = FOREIGNER.query.replace("2026-12-01", "2026-W49-1")
    assert client.get(f"/zh/upgrade/checklist?{query}").status_code == 303


@pytest.mark.parametrize("edit", ["nothing", "treatment", "", "card&edit=bank", "%00"])
def test_a_change_of_what_is_not_asked_shows_the_answers(client, edit: str) -> None:
    response = client.get(f"/en/upgrade?{DAUGHTER.query}&edit={edit}")
    assert response.status_code == 200


# -- hostile addresses ------------------------------------------------------------------------------------------------

SCRIPT = "<script>alert(1)</script>"
HOSTILE = [
    f"/zh/upgrade?{SCRIPT}={SCRIPT}",
    f"/zh/upgrade?place={SCRIPT}&asked=place",
    f"/zh/upgrade?asked={SCRIPT}&edit={SCRIPT}",
    f"/en/upgrade?with={SCRIPT}&size={SCRIPT}",
    "/en/upgrade?with=en",
    f"/en/about/{SCRIPT}",
    f"/{SCRIPT}/",
    f"/zh/{SCRIPT}/checklist",
    "/zh/upgrade?place=%ff%00&asked=place",
    "/zh/%ff%00",
    "/%ff/",
    "/zh/upgrade?%ff%00=%fe",
    "/zh/upgrade?place=%ED%A0%80&asked=place",
    "/zh/upgrade?" + "x" * 8192,
    "/zh/upgrade?place=" + "x" * 8192 + "&asked=place",
    "/zh/upgrade?" + "&".join(f"p{number}=v" for number in range(2000)),
    "/zh/upgrade?" + "&".join("place=beijing" for _ in range(2000)),
    "/zh/upgrade?" + "&".join(f"place=p{number}" for number in range(2000)),
    "/zh/upgrade?%s" % ("&" * 3000),
    "/zh/upgrade?place=beijing;holder=child",
    "/zh/upgrade?place=\x01\x02\x1b",
    "/zh/" + "a/" * 2000,
    "/zh/" + "a" * 8000,
    "//zh//upgrade",
    "//evil.example/zh/",
    "/zh/../../etc/passwd",
    "/zh/..%2f..%2fetc%2fpasswd",
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static/",
    "/static/nothing.css",
    "/%0d%0aSet-Cookie:%20a=b",
    "/zh/upgrade?place=beijing%0d%0aSet-Cookie:%20a=b&asked=place",
    f"/zh/upgrade/checklist?{ADULT.query}&with=%0d%0aX:y",
    f"/zh/upgrade/checklist?{ADULT.query}&size=%01%0elink%0f",
    "/zh/upgrade?place=%01%02%03%04%05%06%07%0eback%0f&asked=place",
    "/zh/upgrade?card=__class__&place={0.__class__}",
    "/healthz?x=" + "y" * 8000,
]


@pytest.mark.parametrize("address", HOSTILE, ids=[f"{number}-{each[:30]}" for number, each in enumerate(HOSTILE)])
def test_hostile_addresses_get_a_friendly_page(client, address: str) -> None:
    response = client.get(address)
    assert response.status_code < 500
    assert SCRIPT not in response.text
    assert "root:" not in response.text
    assert "create_app" not in response.text
    assert response.status_code in (303, 308) or response.mimetype in ("text/html", "text/plain")


@pytest.mark.parametrize(
    "host",
    [
        'evil.example"><script>alert(1)</script>',
        "evil.example",
        "localhost:99999",
        "a b",
        "[::1]",
        "例子.中国",
        "",
        ":",
        "@",
    ],
)
@pytest.mark.parametrize(
    "address",
    ["/zh/", "/zh/upgrade/checklist", "/", "/nowhere/x", "/zh", *(f"/zh/upgrade/{s}?{ADULT.query}" for s in FORMATS)],
)
def test_a_hostile_host_changes_nothing(client, host: str, address: str) -> None:
    response = client.get(address, headers={"Host": host.encode().decode("latin-1")})
    assert response.status_code < 500
    assert SCRIPT.encode() not in response.data


@pytest.mark.parametrize("host", ["xn--strae-oqa.de", "xn--a", "xn--", "xn--a-xbb.com:8080"])
@pytest.mark.parametrize("path", FORMATS)
def test_a_name_of_other_letters_stands_in_links_as_the_network_knows_it(app, host: str, path: str) -> None:
    """Asked without the test client, which cannot read all of these names itself."""
    told: list[str] = []
    query = ADULT.query.replace("visit=open", "visit=2026-12-01")
    environ = {**create_environ(f"/zh/upgrade/{path}", query_string=query), "HTTP_HOST": host}
    body = b"".join(app.wsgi_app(environ, lambda status, headers: told.append(status)))
    assert told == ["200 OK"]
    if path == "checklist":
        assert f'<p class="link">http://{host}/zh/upgrade/checklist?'.encode() in body


@pytest.mark.parametrize("host", ["", "a b", "[", "a:99999", "a." * 1050 + "com"])
@pytest.mark.parametrize("path", FORMATS)
def test_what_is_no_host_is_refused_where_it_would_stand_in_a_link(client, host: str, path: str) -> None:
    query = ADULT.query.replace("visit=open", "visit=2026-12-01")
    response = client.get(f"/zh/upgrade/{path}?{query}", headers={"Host": host})
    assert response.status_code == 400
    assert response.mimetype == "text/html"


@pytest.mark.parametrize(
    ("paper", "size"), [("", (595, 842)), ("&paper=letter", (612, 792)), ("&paper=a3", (595, 842))]
)
def test_the_paper_of_the_pdf_is_the_one_that_was_asked_for(client, paper: str, size: tuple[int, int]) -> None:
    document = pdfium.PdfDocument(client.get(f"/en/upgrade/checklist.pdf?{ADULT.query}{paper}").data)
    assert tuple(round(side) for side in document[0].get_size()) == size


def test_programs_anywhere_may_read_the_data_and_their_form(client) -> None:
    for query in (ADULT.query, "place=beijing"):
        answer = client.get(f"/en/upgrade/checklist.json?{query}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Access-Control-Expose-Headers"] == "ETag"
    with client.get("/static/checklist.schema.json") as schema:
        assert schema.headers["Access-Control-Allow-Origin"] == "*"
        assert schema.headers["Cache-Control"] == "public, max-age=300"
    with client.get("/static/style.css") as style:
        assert "Access-Control-Allow-Origin" not in style.headers


@pytest.mark.parametrize("address", ["/", "/zh/upgrade/checklist", "/zh", "/en/about//uses"])
def test_a_redirect_never_leaves_the_site(client, address: str) -> None:
    response = client.get(address, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert response.status_code in (302, 303, 308)
    assert re.match(r"/(?!/)", response.headers["Location"]), response.headers["Location"]


@pytest.mark.parametrize("name", ["Accept-Language", "User-Agent", "Referer", "Cookie", "X-Forwarded-For"])
def test_odd_request_headers_do_no_harm(client, name: str) -> None:
    for value in ("\xff\xfe", "a" * 8000, f"{SCRIPT};q=1", ",,,;q=", "zh;q=nan"):
        response = client.get("/nowhere/x", headers={name: value})
        assert response.status_code == 404
        assert SCRIPT not in response.text


KEYS = st.sampled_from([*FOREIGNER.answers, "age", "generation", "asked", "edit", "with", "size", "visit-year"])
CODES = st.sampled_from([*FOREIGNER.answers.values(), *DAUGHTER.answers, "zh", "en", "large", "open", "unsure", ""])
QUERIES = st.lists(st.tuples(KEYS | st.text(max_size=12), CODES | st.text(max_size=40)), max_size=25)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    pairs=QUERIES,
    path=st.sampled_from(["", "/answers", *(f"/{path}" for path in FORMATS)]),
    language=st.sampled_from(["zh", "en"]),
)
def test_no_query_breaks_the_site(app, pairs, path: str, language: str) -> None:
    response = app.test_client().get(f"/{language}/upgrade{path}", query_string=pairs)
    assert response.status_code in (200, 303, 422)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(path=st.text(max_size=60))
def test_no_path_breaks_the_site(app, path: str) -> None:
    assert app.test_client().get("/" + path).status_code in (200, 302, 303, 308, 404)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(entered=st.tuples(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50)))
def test_no_date_breaks_the_site(app, entered) -> None:
    query = dict(zip(("visit-year", "visit-month", "visit-day"), entered, strict=True))
    answers = dict(list(ADULT.answers.items())[:7])
    client = app.test_client_class.__mro__[1](app, app.response_class)
    response = client.get("/en/upgrade", query_string={**answers, **query, "asked": "visit"})
    assert response.status_code in (200, 422)
    parse(response.text)


# -- headers, caching, static files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "caching"),
    [
        ("/zh/", "private, max-age=300"),
        ("/en/about/uses", "private, max-age=300"),
        ("/zh/upgrade", "private, max-age=300"),
        (f"/zh/upgrade/checklist?{ADULT.query}", "private, max-age=300"),
        ("/zh/upgrade?asked=place", "no-store"),
        ("/zh/upgrade/checklist", "no-store"),
        ("/nowhere/x", "no-store"),
        ("/healthz", "no-store"),
        ("/worker.js", "no-cache"),
    ],
)
def test_pages_are_kept_for_minutes_and_faults_never(client, address: str, caching: str) -> None:
    assert client.get(address).headers["Cache-Control"] == caching


def test_the_health_page_names_the_version_of_the_content(client, content) -> None:
    response = client.get("/healthz")
    assert (response.mimetype, response.text) == ("text/plain", f"ok {content.version}\n")
    assert re.fullmatch(r"[0-9a-f]{8}", content.version)


def test_static_files_are_those_that_are_tested() -> None:
    assert {path.name for path in (ROOT / "static").iterdir()} == set(STATIC)


@pytest.mark.parametrize(("name", "kind"), [each for each in STATIC.items() if "json" not in each[0]])
def test_a_static_file_is_kept_for_good_by_its_version_and_for_minutes_without(client, name: str, kind: str) -> None:
    version = sha256((ROOT / "static" / name).read_bytes()).hexdigest()[:8]
    for other in ("", "?v=1", f"?v={version}0"):
        assert client.get(f"/static/{name}{other}").headers["Cache-Control"] == "public, max-age=300"
    response = client.get(f"/static/{name}?v={version}")
    assert response.status_code == 200
    assert response.mimetype == kind
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for header, value in HEADERS.items():
        assert response.headers[header] == value
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.data == (ROOT / "static" / name).read_bytes()
    response.close()


def test_pages_name_static_files_by_their_content(client) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}").page
    named = [link.get("href") for link in page.findall(".//head/link")] + [page.find(".//head/script").get("src")]
    for address in named:
        assert re.fullmatch(r"/static/[a-z]+\.(css|svg|js)\?v=[0-9a-f]{8}", address)
        response = client.get(address)
        assert response.status_code == 200
        response.close()


# -- when something breaks --------------------------------------------------------------------------------------------


def breaking(*_: object, **__: object) -> None:
    raise RuntimeError("on purpose")


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "页面暂时打不开"), ("en", "This page cannot be shown right now")]
)
def test_a_breakdown_is_told_in_the_readers_language(client, app, monkeypatch, language: str, title: str) -> None:
    monkeypatch.setitem(app.view_functions, "wizard.question", breaking)
    response = client.get(f"/{language}/upgrade?{ADULT.query}")
    assert response.status_code == 500
    assert said(response.page.find(".//h1")) == title
    assert "on purpose" not in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("code", [400, 413, 414, 429, 503])
def test_every_kind_of_error_has_a_page(client, app, monkeypatch, code: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        error = HTTPException()
        error.code = code
        raise error

    monkeypatch.setitem(app.view_functions, "wizard.start", refuse)
    assert client.get("/en/").status_code == code


def test_links_on_paper_begin_with_the_address_that_the_operator_names(content, monkeypatch) -> None:
    monkeypatch.setenv("SITE", "https://card.example.gov.cn/")
    client = create_app(content).test_client()
    address = f"/zh/upgrade/checklist?{ADULT.query}"
    page = client.get(address, base_url="http://10.0.0.7:8000").text
    assert '<p class="link">https://card.example.gov.cn/zh/upgrade/checklist?place=beijing&amp;' in page
    assert "10.0.0.7" not in page
    text = client.get(address.replace("checklist", "checklist.txt"), base_url="http://10.0.0.7:8000").text
    assert "\nhttps://card.example.gov.cn/zh/upgrade/checklist?place=beijing&" in text


@pytest.mark.parametrize("page", ["answers", "checklist"])
def test_a_slash_at_the_end_loses_no_answer(client, page: str) -> None:
    response = client.get(f"/zh/upgrade/{page}/?{ADULT.query}&size=large")
    assert (response.status_code, response.headers["Location"]) == (301, f"/zh/upgrade/{page}?{ADULT.query}&size=large")


def test_leaving_clears_what_the_device_keeps(client) -> None:
    response = client.get("/en/leave")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert response.headers["Cache-Control"] == "no-store"
