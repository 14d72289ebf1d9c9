"""The review book has every word, every rule and every source of a content, and the law ledger every article."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import html5lib
import pytest

from tests.core.conftest import FILES
from wizard.__main__ import main
from wizard.authors.binding import book
from wizard.authors.book import chapters
from wizard.authors.ledger import ledger
from wizard.authors.phrasing import rule_words
from wizard.content.conditions import parse
from wizard.content.models import Checklist, Content, walk
from wizard.content.sources import Citation
from wizard.content.text import Text


def squeezed(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("name", ["tiny", "card", "places", "dated"])
def test_every_word_of_the_content_is_there_in_each_language(load: Callable[[str], Content], name: str) -> None:
    content = load(name)
    shown = squeezed(book(content))
    texts = [(at, text) for at, text in walk(content) if isinstance(text, Text)]
    lacking = [at for at, text in texts for lang in content.languages if " ".join(text[lang].split()) not in shown]
    assert lacking == []


@pytest.mark.parametrize("name", ["card", "places", "dated"])
def test_everything_cited_is_there_with_where_and_what(load: Callable[[str], Content], name: str) -> None:
    content = load(name)
    shown = squeezed(book(content))
    cited = [each for _, each in walk(content) if isinstance(each, Citation)]
    assert cited
    assert [each for each in cited if (each.at or "") not in shown or (each.says or "") not in shown] == []
    gathered = [citation for chapter in chapters(content) for entry in chapter.entries for citation in entry.citations]
    assert {id(each) for each in cited} == {id(each) for each in gathered}


def test_the_page_is_sound_and_needs_nothing_else(content: Content) -> None:
    page = book(content)
    html5lib.HTMLParser(strict=True).parse(page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {each for each in re.findall(r'href="#([^"]+)"', page)} <= set(ids)
    assert not re.search(r"<(?:script|link|img)|src=|url\(", page)


def test_its_fingerprint_stands_on_the_cover_and_on_each_sheet(content: Content) -> None:
    page = book(content)
    assert f"<code>{content.version}</code>" in page
    assert f'@bottom-right {{ font-size: 8pt; content: "{content.version} · " counter(page) }}' in page


def test_markup_in_words_stays_words(load_edited: Callable[..., Content]) -> None:
    page = book(load_edited("tiny", ("en: Bring the card", "en: Bring 1 < 2 & the card")))
    assert "Bring 1 &lt; 2 &amp; the card" in page


def test_a_thing_has_its_rule_in_words_and_how_many_have_it(content: Content) -> None:
    (letter,) = [each for chapter in chapters(content) for each in chapter.entries if each.name == "letter"]
    assert letter.rule and letter.rule.words == {"zh": "办理人：“别人”", "en": "Who goes: “Another person”"}
    assert letter.situations == "8 / 32"


@pytest.mark.parametrize(
    ("when", "english", "chinese"),
    [
        ({"card": "lost"}, "State of the card: “It is lost”", "卡的状态：“丢了”"),
        (
            {"card": ("lost", "damaged")},
            "State of the card: “It is lost” or “It is damaged”",
            "卡的状态：“丢了”或“坏了”",
        ),
        ({"not": {"card": "lost"}}, "State of the card: not “It is lost”", "卡的状态：不是“丢了”"),
        (
            {"card": "lost", "any": ({"holder": "child"}, {"goer": "self"})},
            "State of the card: “It is lost”; and (Holder: “A child”; or Who goes: “The holder”)",
            "卡的状态：“丢了”；并且（持卡人：“孩子”；或者办理人：“自己”）",
        ),
        (
            {"not": {"any": ({"card": "lost"}, {"all": ({"holder": "child"}, {"not": {"goer": "self"}})})}},
            "State of the card: not “It is lost”; and (Holder: not “A child”; or Who goes: “The holder”)",
            "卡的状态：不是“丢了”；并且（持卡人：不是“孩子”；或者办理人：“自己”）",
        ),
    ],
)
def test_a_rule_is_said_with_not_at_single_answers(card: Checklist, when: object, english: str, chinese: str) -> None:
    assert [rule_words(card, parse(when), language) for language in ("en", "zh")] == [english, chinese]


# -- the law ledger ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "named"),
    [
        ("Art. 7", ["7"]),
        ("Art. 5 (1) and 6", ["5", "6"]),
        ("Art. 7, 29 and 280-1", ["7", "29", "280-1"]),
        ("Art. 31, last paragraph", ["31"]),
        ("第12条", ["12"]),
        ("item 1", []),
        (None, []),
    ],
)
def test_a_citation_names_its_articles(at: str | None, named: list[str]) -> None:
    assert [*Citation(source="law", at=at).articles] == named


LAW = "kind: law, dated: 2023-08-16, "
CITED = (
    "Bring a photo}, sources: [law]",
    'Bring a photo}, sources: [{source: law, at: "Art. 12 and 9", says: Bring it}]',
)
WAIVED = (LAW, LAW + "waived: {'3': it binds agencies}, ")


def test_the_ledger_has_every_article_with_what_rests_on_it(load_edited: Callable[..., Content]) -> None:
    content = load_edited("card", CITED, WAIVED)
    entries = [entry for chapter in chapters(content) for entry in chapter.entries]
    (law,) = ledger(content, entries).values()
    assert [*law] == ["", "3", "9", "12"]
    assert [[use.entry.name for use in law[article]] for article in ("3", "9", "12")] == [[], ["photo"], ["photo"]]
    assert "没有内容依据它： · nothing rests on it: it binds agencies" in squeezed(book(content))


@pytest.mark.parametrize(("kind", "told"), [("law", []), ("official", ["only a law has articles that can be waived"])])
def test_only_a_law_has_articles_to_waive(problems: Callable[..., list[str]], kind: str, told: list[str]) -> None:
    found = problems(("kind: law", f"kind: {kind}, waived: {{'3': it binds agencies}}"))
    assert [line.split(":", 3)[3].strip() for line in found] == told


def test_an_article_that_is_cited_is_not_waived(problems: Callable[..., list[str]]) -> None:
    cited = ("Take a number}, sources: [law]", 'Take a number}, sources: [{source: law, at: "Art. 3", says: Take it}]')
    (told,) = problems(("kind: law", "kind: law, waived: {'3': it binds agencies}"), cited)
    assert told.endswith(": something rests on article 3: it need not be waived")


# -- the command ------------------------------------------------------------------------------------------------------


def test_the_book_is_written_to_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wizard.__main__.ROOT", tmp_path)
    (tmp_path / "checklists.yaml").write_text((FILES / "tiny.yaml").read_text("utf-8") + words, "utf-8")
    assert main(["book", str(tmp_path / "own.html")]) == 0
    assert (tmp_path / "own.html").read_text("utf-8").startswith("<!doctype html>")
    assert main(["book", str(tmp_path / "nowhere" / "own.html")]) == 1
    assert "cannot be written: No such file or directory" in capsys.readouterr().err
