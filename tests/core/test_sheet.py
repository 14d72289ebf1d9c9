"""The sheet: what is on the list, why, on what condition, and what is not on it."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from wizard.content.conditions import Answer, Truth, parse
from wizard.content.models import Checklist, Content
from wizard.lists.journey import travel
from wizard.lists.sheet import Block, Decided, Line, Sheet, Sheets, lines_of
from wizard.lists.verdicts import Verdict, judge, option_label

TODAY = date(2026, 11, 22)

SELF = {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "2026-12-01"}
DAMAGED = {"holder": "adult", "goer": "self", "card": "damaged", "day": "open"}
AGENT = {"holder": "adult", "goer": "agent", "card": "lost"}
UNSURE = {"holder": "child", "card": "unsure", "generation": "unsure"}
THIRD = {"holder": "child", "card": "works", "generation": "third"}

BEIJING = {"place": "beijing"}
GUANGZHOU = {"place": "guangdong", "city": "guangzhou", "metro": "yes"}
WALKER = {"place": "guangdong", "city": "guangzhou", "metro": "no"}
SHENZHEN = {"place": "guangdong", "city": "shenzhen"}
HAINAN = {"place": "hainan", "city": "sanya"}


def sheet(checklist: Checklist, codes: dict[str, str]) -> Sheet:
    journey = travel(checklist, codes)
    assert journey.current is None, f"{journey.current.id} is not answered"
    return Sheets(checklist).sheet(journey, TODAY)


def why(verdict: Verdict) -> str:
    """`card=lost` for a reason; `if card=lost` and `unless card=lost` for a proviso."""
    said = [f"{reason.question.id}={reason.answer.option}" for reason in verdict.reasons]
    for proviso in verdict.provisos:
        said.append(f"{'unless' if proviso.negated else 'if'} {proviso.question.id}={'/'.join(proviso.options)}")
    return ", ".join(said)


def told(line: Line) -> str:
    """`refund: metro=yes (guangzhou)`."""
    region = f" ({line.region.id})" if line.region else ""
    return f"{line.item.id}: {why(line.verdict)}".rstrip(": ") + region


@pytest.mark.parametrize(
    ("codes", "prepare", "visit"),
    [
        (
            SELF,
            ["id-card: holder=adult", "old-card: card=works", "second: generation=second", "photo"],
            ["in-person: goer=self", "number"],
        ),
        (
            DAMAGED,
            [
                "id-card: holder=adult",
                "old-card: card=damaged",
                "fault: card=damaged",
                "second: card=damaged",  # the generation was not asked, because of this
                "photo",
            ],
            ["in-person: goer=self", "choose-day: day=open", "number"],
        ),
        (
            {**DAMAGED, "day": "2026-12-01"},
            ["id-card: holder=adult", "old-card: card=damaged", "fault: card=damaged", "second: card=damaged", "photo"],
            ["in-person: goer=self", "be-early: day=given, card=damaged", "number"],
        ),
        (
            AGENT,
            ["id-card: holder=adult", "letter: goer=agent", "report: card=lost", "second: card=lost", "photo"],
            ["number"],
        ),
        (
            UNSURE,
            ["old-card: card=unsure", "fault: if card=damaged", "second: unless generation=third", "photo"],
            ["in-person: holder=child", "number"],
        ),
        (THIRD, ["old-card: card=works", "photo"], ["in-person: holder=child", "number"]),
    ],
    ids=["self", "damaged", "damaged with a day", "agent", "unsure", "third"],
)
def test_every_item_says_why_it_is_there(
    card: Checklist, codes: dict[str, str], prepare: list[str], visit: list[str]
) -> None:
    parts = sheet(card, codes).parts
    assert [[told(line) for line in part.lines] for part in parts] == [prepare, visit]


@pytest.mark.parametrize(
    ("codes", "omissions"),
    [
        (
            SELF,
            [
                "letter: goer=self",
                "report: card=works",
                "fault: card=works",
                "be-early: card=works",
                "choose-day: day=given",
            ],
        ),
        (
            AGENT,
            [
                "old-card: card=lost",
                "fault: card=lost",
                "in-person: goer=agent",
                "be-early: goer=agent",
                "choose-day: goer=agent",
            ],
        ),
        (
            THIRD,
            [
                "id-card: holder=child",
                "letter: holder=child",
                "report: card=works",
                "fault: card=works",
                "second: generation=third",
                "be-early: holder=child, card=works",
                "choose-day: holder=child",
            ],
        ),
    ],
    ids=["self", "agent", "third"],
)
def test_every_omission_says_why_it_is_not_there(card: Checklist, codes: dict[str, str], omissions: list[str]) -> None:
    assert [told(line) for line in sheet(card, codes).omissions] == omissions


@pytest.mark.parametrize(
    ("codes", "items", "omissions"),
    [
        ({"place": "hebei"}, ["card", "photo", "money"], ["find: place=hebei", "south: place=hebei"]),
        ({"place": "unsure"}, ["card", "photo", "money", "find: place=unsure", "south: if place=guangdong"], []),
        (
            BEIJING,
            ["card", "photo", "permit (beijing)"],
            ["find: place=beijing", "south: place=beijing", "money (beijing)"],
        ),
        (
            GUANGZHOU,
            ["card", "photo", "money", "south: place=guangdong", "refund: metro=yes (guangzhou)"],
            ["find: place=guangdong"],
        ),
        (
            WALKER,
            ["card", "photo", "money", "south: place=guangdong"],
            ["find: place=guangdong", "refund: metro=no (guangzhou)"],
        ),
        (SHENZHEN, ["card", "money", "south: place=guangdong"], ["find: place=guangdong", "photo (shenzhen)"]),
    ],
    ids=["hebei", "unsure", "beijing", "guangzhou", "walker", "shenzhen"],
)
def test_a_place_shapes_the_list(
    places: Checklist, codes: dict[str, str], items: list[str], omissions: list[str]
) -> None:
    made = sheet(places, codes)
    assert [told(line) for part in made.parts for line in part.lines] == items
    assert [told(line) for line in made.omissions] == omissions


def test_an_item_is_on_the_list_or_is_an_omission(card: Checklist) -> None:
    made = sheet(card, SELF)
    listed = [line.item for part in made.parts for line in part.lines]
    left_out = [line.item for line in made.omissions]
    assert sorted(item.id for item in listed + left_out) == sorted(item.id for item in card.items)


def test_the_words_of_a_place_replace_the_general_ones(places: Checklist) -> None:
    (part,) = sheet(places, GUANGZHOU).parts
    assert part.lines[1].item.do["en"] == "Bring the photo receipt"


@pytest.mark.parametrize(
    ("codes", "notices", "phrases"),
    [
        (SELF, [], ["exchange", "fee"]),
        (AGENT, ["blocked: card=lost"], ["fee"]),
        (THIRD, ["no-need: generation=third"], ["exchange", "fee"]),
        (UNSURE, ["no-need: if generation=third"], ["exchange", "fee"]),
    ],
    ids=["self", "agent", "third", "unsure"],
)
def test_notices_and_phrases_follow_the_answers(
    card: Checklist, codes: dict[str, str], notices: list[str], phrases: list[str]
) -> None:
    made = sheet(card, codes)
    assert [f"{notice.id}: {why(verdict)}" for notice, verdict in made.notices] == notices
    assert [phrase.id for phrase in made.phrases] == phrases


@pytest.mark.parametrize(("codes", "visit"), [(SELF, date(2026, 12, 1)), (DAMAGED, None), (AGENT, None)], ids=str)
def test_the_day_of_the_visit_is_known_or_not(card: Checklist, codes: dict[str, str], visit: date | None) -> None:
    assert sheet(card, codes).visit == visit


def test_facts_stand_with_their_stage(card: Checklist) -> None:
    prepare, visit = sheet(card, SELF).parts
    assert [fact.id for fact, _ in prepare.facts] == []
    assert [(fact.id, known.text["en"]) for fact, known in visit.facts] == [("fee", "Free")]


ANSWERS = {
    "holder": Answer("child", "child", frozenset({"child"})),
    "card": Answer("unsure", "unsure", frozenset({"works", "damaged"})),
}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"holder": "child"}, "holder=child"),
        ({"card": "damaged"}, "if card=damaged"),
        ({"not": {"card": "works"}}, "unless card=works"),
        ({"card": ["damaged", "lost"]}, "if card=damaged"),  # it cannot be lost
        ({"card": "damaged", "holder": "child"}, "holder=child, if card=damaged"),
        ({"any": [{"card": "damaged"}, {"holder": "child"}]}, "holder=child"),
        # what holds says more than what does not
        ({"all": [{"holder": "child"}, {"not": {"card": "lost"}}]}, "holder=child"),
        # a question that was not asked leads to the answer because of which it was not
        ({"goer": "agent"}, "holder=child"),
        ({"not": {"goer": "agent"}}, "holder=child"),
        ({"day": "open"}, "holder=child"),
        ({"not": {"day": "open"}}, "holder=child"),
    ],
    ids=str,
)
def test_a_reason_is_an_answer(card: Checklist, when: dict[str, object], said: str) -> None:
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in when.items()}
    assert why(judge(card, parse(lists), ANSWERS)) == said


def test_a_place_without_cities_is_the_reason_for_what_hangs_on_the_city(places: Checklist) -> None:
    answers = travel(places, BEIJING).answers
    assert why(judge(places, parse({"city": "guangzhou"}), answers)) == "place=beijing"
    assert why(judge(places, parse({"not": {"city": "guangzhou"}}), answers)) == "place=beijing"


def ids(blocks: Iterable[Decided]) -> list[list[str]]:
    return [[entry.id for entry in each.block.entries] for each in blocks]


def test_neighbours_that_look_at_the_same_questions_are_a_block(card: Checklist) -> None:
    made = sheet(card, SELF)
    prepare = [["id-card"], ["letter"], ["report", "old-card", "fault"], ["second"], ["photo"]]
    assert ids(made.blocks) == [*prepare, ["in-person"], ["be-early"], ["choose-day"], ["number"]]
    assert made.positions == ((0, 1, 2, 3, 4), (5, 6, 7, 8))
    assert ids(made.notice_blocks) == [["blocked"], ["no-need"]]


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        ({**SELF, "colour": "red"}, []),
        ({**SELF, "day": "2026-12-02"}, []),
        ({**SELF, "day": "open"}, ["be-early", "choose-day"]),
        (AGENT, ["letter", "report", "second", "in-person", "be-early", "choose-day"]),
    ],
    ids=["what is not asked", "another day", "no day", "other answers"],
)
def test_a_block_is_the_same_for_all_who_gave_the_answers_that_decide_it(
    card: Checklist, other: dict[str, str], differing: list[str]
) -> None:
    sheets = Sheets(card)
    one, another = (sheets.sheet(travel(card, codes), TODAY).blocks for codes in (SELF, other))
    same = [a == b and hash(a) == hash(b) for a, b in zip(one, another, strict=True)]
    assert [id for (id, *_), equal in zip(ids(one), same, strict=True) if not equal] == differing


def test_places_that_word_items_alike_share_the_block(places: Checklist) -> None:
    sheets = Sheets(places)

    def blocks(codes: dict[str, str]) -> list[Block]:
        return [each.block for each in sheets.sheet(travel(places, codes), TODAY).blocks]

    hebei, hainan, beijing, walker = map(blocks, ({"place": "hebei"}, HAINAN, BEIJING, WALKER))
    assert all(a is b for a, b in zip(hebei, hainan, strict=True))
    shared = set(hebei) & set(beijing) & set(walker)
    assert sorted([entry.id for entry in block.entries] for block in shared) == [["find"], ["south"]]
    assert [entry.id for entry in walker[0].entries] == ["card", "photo", "money"]
    assert walker[0] not in hebei  # the photo is worded otherwise


def test_places_that_no_condition_names_decide_alike(places: Checklist) -> None:
    sheets = Sheets(places)

    def south(place: str) -> Decided:
        blocks = sheets.sheet(travel(places, {"place": place}), TODAY).blocks
        return next(each for each in blocks if each.block.entries[0].id == "south")

    assert south("hebei") == south("beijing")
    assert south("hebei") != south("unsure")
    assert [each.verdict.truth for each in lines_of(south("hebei").block, dict(south("hebei").known))] == [Truth.NO]


def test_a_city_that_words_an_item_like_a_place_has_a_block_of_its_own(load_edited: Callable[..., Content]) -> None:
    """Who words an item is part of what a list says of itself, see `lists.changes`."""
    receipt = "replace: {photo: {do: {zh: 带回执, en: Bring the photo receipt}, checked: 2026-11-03}}"
    edited = load_edited("places", ("en: Sanya}}", f"en: Sanya}}, {receipt}}}"))
    sheets = Sheets(edited.checklists["upgrade"])
    codes = [{"place": "guangdong", "city": "other"}, HAINAN]
    guangdong, sanya = (sheets.sheet(travel(sheets.checklist, each), TODAY).parts[0].lines[1] for each in codes)
    assert guangdong.item.do.root == sanya.item.do.root
    assert (guangdong.worded, sanya.worded) == ("0", "1")


@pytest.mark.parametrize(
    ("question", "option", "label"),
    [
        ("place", "beijing", "Beijing"),
        ("place", "unsure", "I do not know"),
        ("city", "guangzhou", "Guangzhou"),
        ("city", "other", "Another city"),
        ("city", "beijing", None),
        ("metro", "yes", "Yes"),
    ],
)
def test_an_option_is_called_what_the_applicant_chose(
    places: Checklist, question: str, option: str, label: str | None
) -> None:
    found = option_label(places, places.questions[question], option)
    assert (found["en"] if found else None) == label


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-12-01", "working"),
        ("2026-12-05", "weekend"),
        ("2026-11-22", "weekend"),
        ("2026-11-21", None),
        ("open", None),
    ],
)
def test_the_sheet_knows_what_the_day_of_the_visit_is_while_it_is_ahead(
    card: Checklist, day: str, kind: str | None
) -> None:
    made = sheet(card, {**SELF, "day": day})
    assert (made.office_day.kind if made.office_day else None) == kind
