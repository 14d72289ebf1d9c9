"""Boundary people: two for each clause, approved once, who notice every slip in a rule and no change of words."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from tests.core.conftest import FILES
from wizard.__main__ import main
from wizard.authors.boundaries import Boundaries, Pair
from wizard.authors.people import broken, read, renewed, score, spelled
from wizard.authors.rules import flips, rules
from wizard.content.conditions import Truth, parse
from wizard.content.history import Archive
from wizard.content.models import Checklist, Content
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets

NAMES = ["tiny", "card", "places", "dated"]
DAY = date(2026, 12, 1)


@pytest.fixture(scope="module", params=NAMES)
def boundaries(request: pytest.FixtureRequest, load: Callable[[str], Content]) -> Boundaries:
    return Boundaries(load(request.param).checklists["upgrade"])


def all_pairs(boundaries: Boundaries) -> Iterator[tuple[str, Pair]]:
    return chain.from_iterable([(key, pair) for pair in pairs] for key, pairs in boundaries.shown({}).items())


def test_a_pair_is_two_journeys_to_their_end_of_whom_one_has_more(boundaries: Boundaries) -> None:
    for key, pair in all_pairs(boundaries):
        journeys = [travel(boundaries.checklist, codes) for codes in pair.people]
        assert [journey.current for journey in journeys] == [None, None], key
        assert [journey.codes for journey in journeys] == [*pair.people], key
        assert pair.truths[0] > pair.truths[1], key
        assert pair.apart, key


def test_a_pair_says_what_the_lists_say(load: Callable[[str], Content]) -> None:
    """Also where a place adds an item, or leaves one out."""
    checklist = load("places").checklists["upgrade"]
    found = 0
    for key, pair in all_pairs(Boundaries(checklist)):
        kind, _, id = key.rpartition("/")
        if kind not in ("questions", "facts", "notices", "phrases"):
            sheets = [Sheets(checklist).sheet(travel(checklist, codes), DAY) for codes in pair.people]
            listed = [id in {line.item.id for line in sheet.lines if line.listed} for sheet in sheets]
            assert listed == [truth is not Truth.NO for truth in pair.truths], key
            found += 1
    assert found >= 4


@pytest.mark.parametrize("name", NAMES)
def test_every_slip_is_noticed(load: Callable[[str], Content], name: str) -> None:
    content = load(name)
    (told,) = score(content, renewed(content, {}))
    noticed, _, of = told.split()[:3]
    assert noticed == of != "0"


def test_what_was_not_approved_is_missed(load: Callable[[str], Content]) -> None:
    told = [*score(load("tiny"), {})]
    assert told[0] == 'question "reported": nobody notices {card: lost} turned round (3 situations)'
    assert told[-1].startswith("0 of ")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_read_again_and_kept(load: Callable[[str], Content], name: str) -> None:
    content = load(name)
    written = spelled(renewed(content, {}))
    assert spelled(read(written)) == written
    assert spelled(renewed(content, read(written))) == written


def test_a_pair_is_one_line(load: Callable[[str], Content]) -> None:
    written = spelled(renewed(load("tiny"), {})).splitlines()
    assert written[2:6] == [
        "upgrade/questions/reported",
        "  yes no card=lost|works reported=yes|-",
        "upgrade/items/card",
        "  yes no card=works|lost reported=-|yes",
    ]


def test_a_slip_is_in_one_clause() -> None:
    condition = parse({"any": ({"card": ("lost", "damaged")}, {"not": {"holder": "child"}})})
    told = [(flip.leaf.question, flip.what) for flip in flips(condition, {"card": ["works", "lost"], "holder": []})]
    assert told == [
        ("card", "turned round"),
        ("card", "always true"),
        ("card", "never true"),
        ("card", 'without "lost"'),
        ("card", 'without "damaged"'),
        ("card", 'with "works" too'),
        ("holder", "turned round"),
        ("holder", "always true"),
        ("holder", "never true"),
    ]


def test_a_rule_knows_where_its_item_is(places: Checklist) -> None:
    """Beijing leaves the money at home, and asks for a permit."""
    found = {rule.key: rule.condition for rule in rules(places)}
    beijing, hainan = [travel(places, {"place": place}).answers for place in ("beijing", "hainan")]
    assert [found["items/money"].evaluate(each) for each in (beijing, hainan)] == [Truth.NO, Truth.YES]
    assert [found["beijing/permit"].evaluate(each) for each in (beijing, hainan)] == [Truth.YES, Truth.NO]


# -- after an edit ----------------------------------------------------------------------------------------------------

LIST = "/en/upgrade/checklist?"
APPROVE = "; if that is meant: ./dev people --approve"
LETTER = 'item "letter" is decided otherwise than was approved: '
WITH_AGENT = "with Who goes: “Another person” it was there and "
SELF = "holder=adult&goer=self&card=works&generation=second&day=open"
OLDER = "      holder:\n        stage: prepare\n"
SCHOOL = """\
      school:
        {stage: prepare, name: {zh: 学校, en: School}, ask: {zh: 上学吗？, en: "At school?"},
        why: {zh: 有关, en: It matters}, missing: {zh: 选一项, en: Choose one}, options: {
          "no": {zh: 不上学, en: Not at school, because: {zh: 不上学, en: not at school}},
          "yes": {zh: 上学, en: At school, because: {zh: 上学, en: at school}}}}
"""
BLOCKED = "      - {id: blocked, tone: warning,"
NOTE = """      - {id: note, tone: note, title: {zh: 好, en: Good}, text: {zh: 好, en: Good}, when: {school: "yes"},
        sources: [law], checked: 2026-11-01}
"""


def told(load_edited: Callable[..., Content], *edits: tuple[str, str]) -> list[str]:
    approved = renewed(load_edited("card"), {})
    return [finding.message for finding in broken(load_edited("card", *edits), approved, "en")]


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [("en: Write a letter}", "en: Have a letter written}")],
        [("en: Another person, because", "en: Somebody else, because")],
        [("when: {card: [works, damaged]}}", "when: {card: [damaged, works]}}")],
    ],
    ids=["nothing", "an item", "an option", "a rule that means the same"],
)
def test_other_words_break_no_approval(load_edited: Callable[..., Content], edits: list[tuple[str, str]]) -> None:
    assert told(load_edited, *edits) == []


def test_a_rule_that_is_turned_round_is_told_with_both_links(load_edited: Callable[..., Content]) -> None:
    (message,) = told(
        load_edited, ("en: Write a letter}, when: {goer: agent}", "en: Write a letter}, when: {goer: self}")
    )
    assert message == (
        f"{LETTER}{WITH_AGENT}now is not there, see {LIST}holder=adult&goer=agent&card=works&generation=second; "
        f"with Who goes: “The holder” it was not there and now is there, see {LIST}{SELF}{APPROVE}"
    )


def test_a_rule_that_is_gone_is_told(load_edited: Callable[..., Content]) -> None:
    (message,) = told(load_edited, ("en: Write a letter}, when: {goer: agent}", "en: Write a letter}"))
    assert message.startswith(f"{LETTER}{WITH_AGENT}is still there, see ")


def test_a_thing_that_is_gone_is_told(load_edited: Callable[..., Content]) -> None:
    content = load_edited("card")
    approved = {"upgrade": {**renewed(content, {})["upgrade"], "items/foo": []}}
    (finding,) = broken(content, approved, "en")
    assert finding.message == f'item "foo" has approved people, and is no longer there{APPROVE}'


def test_a_clause_that_nobody_shows_is_told(load_edited: Callable[..., Content]) -> None:
    """Those who were approved are told apart by who goes, and not by their card."""
    edit = ("{goer: agent}, sources", "{goer: agent, not: {card: lost}}, sources")
    messages = told(load_edited, edit)
    assert messages[-1] == ('no approved people show all of item "letter": ./dev people tells whom it is about')


def test_a_new_question_breaks_no_approval(load_edited: Callable[..., Content]) -> None:
    """Whoever was approved before it is taken to give its first answer."""
    messages = told(load_edited, (OLDER, SCHOOL + OLDER), (BLOCKED, NOTE + BLOCKED))
    assert messages == ['no approved people show all of notice "note": ./dev people tells whom it is about']


# -- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str) -> Path:
    monkeypatch.setattr("wizard.__main__.ROOT", tmp_path)
    (tmp_path / "checklists.yaml").write_text((FILES / "tiny.yaml").read_text("utf-8") + words, "utf-8")
    return tmp_path


def test_people_are_shown_approved_and_counted(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[:4] == [
        '## question "reported"',
        "",
        "- there with Card: “It is lost”: /en/upgrade/checklist?card=lost&reported=yes",
        "- not there with Card: “It works”: /en/upgrade/checklist?card=works",
    ]
    assert main(["check", "--mutate"]) == 1
    assert main(["people", "--approve"]) == 0
    capsys.readouterr()
    assert main(["people"]) == main(["check", "--mutate"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3 pairs show every clause of 3 rules",
        "12 of 12 slips in single clauses are noticed by approved people",
    ]
    assert read(Archive(checkout / "history").people).keys() == {"upgrade"}


def test_all_pairs_of_a_thing_are_shown(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["people", "--approve"])
    assert main(["people", "card"]) == 0
    assert capsys.readouterr().out.count("## ") == 1
