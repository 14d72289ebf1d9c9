"""What holds on every page. The client of these tests looks at each page it fetches, also those nobody thought of."""

import gzip
import re
from functools import lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TAGS = {"zh": "zh-CN", "en": "en"}
MOST_BYTES = 120_000
MOST_BYTES_OF_FILE = 125_000  # with the stylesheet inside
MOST_COMPRESSED = 20_000
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
FETCHED = {"link": "href", "script": "src", "img": "src", "form": "action", "source": "src", "iframe": "src"}
LEFTOVERS = re.compile(
    r"\bNone\b(?! of)|\bNoneType\b|\bUndefined\b|\{\{|\{%|[\x00-\x08\x0e-\x1f]|\{\w*\}|<\w+ object at"
)


@lru_cache(maxsize=2048)
def parse(html: str) -> Element:
    """The page as a tree; raises at the first thing that is not valid HTML."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def inspect(response: Any) -> None:
    """Headers of every answer; the page itself where there is one."""
    for name, value in HEADERS.items():
        assert response.headers.getlist(name) == [value], f"{name}: {response.headers.getlist(name)}"
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in response.headers
    assert "Cache-Control" in response.headers
    if response.mimetype == "text/html" and response.status_code not in (302, 303, 308) and response.text:
        saved = response.headers.get("Content-Disposition", "").startswith("attachment")
        (inspect_file if saved else inspect_page)(response.text, language_of(response.request.path))


def language_of(path: str) -> str | None:
    """The `lang` that a page at this address has, where the address says it."""
    return TAGS.get(path.split("/")[1])


@lru_cache(maxsize=2048)
def inspect_page(html: str, lang: str | None) -> None:
    page = _inspected(html, lang)
    assert len(html.encode()) < MOST_BYTES
    assert len(gzip.compress(html.encode())) < MOST_COMPRESSED
    _nothing_inline(page)
    _nothing_from_elsewhere(page)


@lru_cache(maxsize=2048)
def inspect_file(html: str, lang: str | None) -> None:
    """A page that is kept as a file: all of it is inside, and its links lead to the site from anywhere."""
    page = _inspected(html, lang)
    assert len(html.encode()) < MOST_BYTES_OF_FILE
    assert len(page.findall(".//style")) == 1
    assert [meta.get("content") for meta in page.findall(".//meta[@http-equiv]")] == [FILE_POLICY]
    tags = {element.tag for element in page.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "button", "form"}
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcset")]
        assert re.match(r"https?:/|#|tel:[0-9]+$", element.get("href", "#")), element.get("href")


def _inspected(html: str, lang: str | None) -> Element:
    page = parse(html)
    assert page.get("lang") in ([lang] if lang else list(TAGS.values()))
    assert not LEFTOVERS.search(html), LEFTOVERS.search(html)
    _heading(page)
    _references(page)
    _names(page)
    _forms(page)
    return page


def said(element: Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _heading(page: Element) -> None:
    [heading] = page.findall(".//h1")
    title = said(page.find(".//title")).removeprefix("错误：").removeprefix("Error: ")
    own = heading.find("span[@class='own']")
    first = said(heading if own is None else own)
    assert title.startswith(first), f"title {title!r}, heading {first!r}"
    levels = [int(element.tag[1]) for element in page.iter() if element.tag in ("h1", "h2", "h3", "h4")]
    inside = levels[levels.index(1) :]
    assert all(later <= earlier + 1 for earlier, later in pairwise(inside)), levels


def _references(page: Element) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), f"twice: {sorted(id for id in ids if ids.count(id) > 1)}"
    for element in page.iter():
        for attribute in ("aria-describedby", "aria-labelledby", "for", "aria-controls"):
            for target in (element.get(attribute) or "").split():
                assert target in ids, f'{attribute}="{target}" leads nowhere'
        href = element.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids, f"{href} leads nowhere"


def _names(page: Element) -> None:
    labels = {label.get("for"): said(label) for label in page.findall(".//label")}
    for field in page.findall(".//input"):
        if field.get("type") != "hidden":
            assert labels.get(field.get("id")), f"input {field.get('id')} has no label"
    for tag in ("a", "button", "legend", "label", "summary", "h1", "h2", "h3", "li", "dt", "dd", "title"):
        for element in page.findall(f".//{tag}"):
            assert said(element) or element.get("aria-label"), f"an empty {tag}"
    for landmark in page.findall(".//nav"):
        assert landmark.get("aria-label")
    assert len(page.findall(".//main")) == 1


def _nothing_inline(page: Element) -> None:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("style", "iframe", "object", "embed", "base", "meta-refresh")
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"], element.attrib
        assert not (element.get("href") or "").casefold().startswith(("javascript:", "data:")), element.attrib
        assert element.get("http-equiv") is None
        if element.tag == "script":
            assert element.get("src") and not (element.text or "").strip()


def _nothing_from_elsewhere(page: Element) -> None:
    for element in page.iter():
        fetched = element.get(FETCHED.get(str(element.tag), "")) if element.tag in FETCHED else None
        if fetched is not None:
            assert fetched.startswith("/") and not urlsplit(fetched).netloc, f"{element.tag} asks {fetched}"
        assert element.get("srcset") is None
    for link in page.findall(".//a"):
        if urlsplit(link.get("href")).netloc:
            assert link.get("rel") == "noreferrer noopener", f"{link.get('href')} without rel"


def _forms(page: Element) -> None:
    for form in page.findall(".//form"):
        assert form.get("method") == "get"
        hidden = [field.get("name") for field in form.findall(".//input[@type='hidden']")]
        assert len(hidden) == len(set(hidden)), f"hidden twice: {hidden}"
        shown = {field.get("name") for field in form.findall(".//fieldset//input")}
        assert not shown & set(hidden), f"hidden and asked: {shown & set(hidden)}"
