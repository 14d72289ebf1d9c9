"""A list number means the same answers for ever, however the content grows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from wizard.checks.verify import verified
from wizard.content.models import Checklist, Content
from wizard.lists.journey import choices, travel
from wizard.lists.numbers import ROOM, Digit, History, Kept, Numbering, Numbers, extended, from_json, to_json
from wizard.lists.symbols import Refusal, spelled

ROOT = Path(__file__).parent.parent.parent
MADE = date(2026, 11, 25)
ADULT = {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "2026-12-01"}

OLD = History(
    {
        "upgrade": Numbering(
            {"holder": ("adult", "minor"), "card": ("lost", "works")},
            (Digit("holder", 3), Digit("card", 3)),
        )
    }
)
"""From before there were children, states of the card, and three of the questions in `card.yaml`."""

GROWN = History(
    {
        "upgrade": Numbering(
            {
                "holder": ("adult", "minor", "child"),
                "card": ("lost", "works", "damaged", "unsure"),
                "goer": ("self", "agent"),
                "generation": ("second", "third", "unsure"),
                "day": ("open", "YYYY-MM-DD"),
            },
            (
                Digit("holder", 3),
                Digit("card", 3),
                Digit("holder", 2),
                Digit("goer", 4),
                Digit("card", 2),
                Digit("generation", 5),
                Digit("day", 1024),
            ),
        )
    }
)


@pytest.fixture(scope="module")
def numbers(content: Content) -> Numbers:
    return Numbers(extended(History(), content))


@pytest.fixture(scope="module")
def shipped() -> Content:
    return verified(ROOT / "checklists.yaml")


@pytest.fixture(scope="module")
def given() -> History:
    return from_json((ROOT / "history" / "numbers.json").read_text("utf-8"))


def number(numbers: Numbers, codes: Mapping[str, str], made: date = MADE) -> str:
    made_number = numbers.number("upgrade", codes, made)
    assert made_number
    return made_number


def meaning(numbers: Numbers, text: str) -> Mapping[str, str]:
    kept = numbers.read(text)
    assert isinstance(kept, Kept)
    return kept.codes


def test_a_number_is_for_ever(numbers: Numbers) -> None:
    assert number(numbers, ADULT) == "00000007J3A0A8V4"
    assert numbers.read("0000-0007-J3A0-A8V4") == Kept(checklist="upgrade", codes=ADULT, made=MADE)


@pytest.mark.parametrize(
    "codes",
    [
        {},
        {"holder": "child", "card": "lost"},
        {"holder": "adult", "goer": "agent", "card": "unsure", "generation": "unsure"},
        {**ADULT, "day": "open"},
        {**ADULT, "day": "2026-11-25"},
        {**ADULT, "day": "2026-03-20"},
        {**ADULT, "day": "2029-01-04"},
    ],
    ids=str,
)
def test_every_kind_of_answer_comes_back(numbers: Numbers, codes: dict[str, str]) -> None:
    assert meaning(numbers, number(numbers, codes)) == codes


@pytest.mark.parametrize("day", ["2026-03-19", "2029-01-05", "2099-12-31"])
def test_a_date_too_far_away_is_asked_again(numbers: Numbers, day: str) -> None:
    assert "day" not in meaning(numbers, number(numbers, {**ADULT, "day": day}))


@pytest.mark.parametrize("stale", [{"colour": "red"}, {"card": "eaten"}])
def test_an_answer_without_a_value_is_asked_again(numbers: Numbers, stale: dict[str, str]) -> None:
    assert meaning(numbers, number(numbers, {"holder": "child", **stale})) == {"holder": "child"}


@pytest.mark.parametrize("made", [date(2026, 1, 1), date(2028, 2, 29), date(2048, 6, 5)])
def test_the_day_made_comes_back(numbers: Numbers, made: date) -> None:
    assert numbers.read(number(numbers, {}, made)) == Kept(checklist="upgrade", codes={}, made=made)


@pytest.mark.parametrize("made", [date(2025, 12, 31), date(2048, 6, 6)])
def test_a_day_outside_the_layout_has_no_number(numbers: Numbers, made: date) -> None:
    assert numbers.number("upgrade", ADULT, made) is None


def test_a_checklist_without_history_has_no_number(numbers: Numbers) -> None:
    assert numbers.number("renewal", {}, MADE) is None


def test_every_checklist_has_numbers_of_its_own() -> None:
    numbers = Numbers(History({**OLD.checklists, "renewal": Numbering({"fee": ("paid",)}, (Digit("fee", 3),))}))
    renewal = numbers.number("renewal", {"fee": "paid"}, MADE)
    assert renewal
    assert numbers.read(renewal) == Kept(checklist="renewal", codes={"fee": "paid"}, made=MADE)
    assert meaning(numbers, number(numbers, {"card": "lost"})) == {"card": "lost"}


def test_a_city_shares_the_digit_of_its_place(load: Callable[[str], Content]) -> None:
    history = extended(History(), load("places"))
    assert history.checklists["upgrade"] == Numbering(
        {
            "place/city": (
                *("beijing", "hebei", "guangdong", "guangdong/guangzhou", "guangdong/shenzhen", "guangdong/other"),
                *("hainan", "hainan/sanya", "hainan/other", "unsure"),
            ),
            "metro": ("yes", "no"),
        },
        (Digit("place/city", 22), Digit("metro", 4)),
    )


@pytest.mark.parametrize(
    ("codes", "read"),
    [
        ({"place": "hebei"}, {"place": "hebei"}),
        ({"place": "unsure"}, {"place": "unsure"}),
        ({"place": "guangdong"}, {"place": "guangdong"}),
        ({"place": "guangdong", "city": "shenzhen"}, {"place": "guangdong", "city": "shenzhen"}),
        ({"place": "hainan", "city": "other"}, {"place": "hainan", "city": "other"}),
        ({"place": "hainan", "city": "shenzhen"}, {"place": "hainan"}),
        ({"city": "shenzhen"}, {}),
    ],
    ids=str,
)
def test_a_city_counts_only_in_its_place(
    load: Callable[[str], Content], codes: dict[str, str], read: dict[str, str]
) -> None:
    numbers = Numbers(extended(History(), load("places")))
    assert meaning(numbers, number(numbers, codes)) == read


def test_what_is_new_gets_values_after_those_given(content: Content) -> None:
    assert extended(OLD, content) == GROWN


def test_what_is_known_gets_no_other_value(content: Content) -> None:
    assert extended(GROWN, content) == GROWN


@pytest.mark.parametrize(
    "codes", [{}, {"holder": "adult"}, {"holder": "minor", "card": "works"}, {"card": "lost"}], ids=str
)
def test_an_old_number_keeps_its_meaning(codes: dict[str, str]) -> None:
    assert meaning(Numbers(GROWN), number(Numbers(OLD), codes)) == codes
    assert number(Numbers(GROWN), codes) == number(Numbers(OLD), codes)


@pytest.mark.parametrize("card", ["lost", "works", "damaged", "unsure"])
@pytest.mark.parametrize("holder", ["adult", "minor", "child"])
def test_an_answer_may_have_outgrown_its_digit(holder: str, card: str) -> None:
    codes = {"holder": holder, "card": card, "goer": "agent"}
    assert meaning(Numbers(GROWN), number(Numbers(GROWN), codes)) == codes


def test_what_was_removed_is_asked_again(card: Checklist) -> None:
    codes = meaning(Numbers(GROWN), number(Numbers(GROWN), {"holder": "minor", "card": "lost"}))
    assert codes == {"holder": "minor", "card": "lost"}
    assert travel(card, codes).current is card.questions["holder"]


@pytest.mark.parametrize(
    "newer",
    [
        number(Numbers(GROWN), {"holder": "child"}),
        number(Numbers(GROWN), {"card": "damaged"}),
        number(Numbers(GROWN), {"goer": "self"}),
        spelled(8192),  # of a second checklist
        spelled(2**70 - 1),  # of another layout
    ],
)
def test_a_number_from_newer_content_says_so(newer: str) -> None:
    assert Numbers(OLD).read(newer) is Refusal.NEWER


def test_an_option_without_a_value_yet_is_newer() -> None:
    roomy = replace(OLD.checklists["upgrade"], digits=(Digit("holder", 9), Digit("card", 9)))
    later = replace(roomy, options={**roomy.options, "holder": ("adult", "minor", "child")})
    child = number(Numbers(History({"upgrade": later})), {"holder": "child"})
    assert Numbers(History({"upgrade": roomy})).read(child) is Refusal.NEWER


@pytest.mark.parametrize("text", ["", "0000-0007-J3A0-A8V", "0000-0007-J3A0-A8VU"])
def test_what_is_no_number_is_refused(numbers: Numbers, text: str) -> None:
    assert numbers.read(text) is Refusal.UNLIKE


@pytest.mark.parametrize("text", ["0000-0007-J3A0-A8V5", "0000-0007-J30A-A8V4", "0000-0007-J3A0-8AV4"])
def test_what_is_mistyped_is_refused(numbers: Numbers, text: str) -> None:
    assert numbers.read(text) is Refusal.MISTYPED


def test_a_question_of_another_kind_needs_another_id(content: Content) -> None:
    once_a_choice = History({"upgrade": Numbering({"day": ("today", "later")}, (Digit("day", 4),))})
    with pytest.raises(ValueError, match='question "day" has become a date'):
        extended(once_a_choice, content)


def test_a_number_never_begins_with_w(content: Content) -> None:
    """The other questions of `card.yaml`, the day and the checklist take 15 · 2²⁹ of the 28 · 2⁶⁵ integers."""

    def before(holders: int) -> History:
        return History({"upgrade": Numbering({"holder": ("adult",)}, (Digit("holder", holders),))})

    most = 28 * 2**36 // 15
    assert extended(before(most), content).checklists["upgrade"].room <= 28 * 2**65
    with pytest.raises(ValueError, match='no room left for checklist "upgrade"'):
        extended(before(most + 1), content)


def test_there_is_room_for_eight_checklists(content: Content) -> None:
    others = {f"other-{position}": Numbering() for position in range(8)}
    with pytest.raises(ValueError, match="room for 8 checklists, and there are 9"):
        extended(History(others), content)


def test_the_history_is_a_file_with_a_line_for_each_option() -> None:
    assert from_json(to_json(GROWN)) == GROWN
    assert to_json(OLD) == (
        '{\n "checklists": {\n  "upgrade": {\n   "options": {\n    "holder": [\n     "adult",\n     "minor"\n    ],\n'
        '    "card": [\n     "lost",\n     "works"\n    ]\n   },\n   "digits": [\n    {\n     "slot": "holder",\n'
        '     "size": 3\n    },\n    {\n     "slot": "card",\n     "size": 3\n    }\n   ]\n  }\n }\n}\n'
    )


def test_the_shipped_history_knows_all_of_the_content(shipped: Content, given: History) -> None:
    """Where this fails, the file is to be written again: `to_json(extended(given, shipped))`."""
    assert extended(given, shipped) == given


def test_the_shipped_history_gives_every_value_once(given: History) -> None:
    for numbering in given.checklists.values():
        assert {digit.slot for digit in numbering.digits} == numbering.options.keys()
        for slot, options in numbering.options.items():
            assert len({*options}) == len(options) < numbering.capacity(slot)


def test_there_is_room_for_another_question(given: History) -> None:
    """Of six options. Where this fails, it is time to think of another layout."""
    for numbering in given.checklists.values():
        assert ROOM // numbering.room >= 8


def test_every_journey_comes_back(shipped: Content, given: History) -> None:
    numbers = Numbers(given)
    for checklist in shipped.checklists.values():
        for codes in journeys(checklist, 20_000):
            text = numbers.number(checklist.id, codes, MADE)
            assert text
            kept = numbers.read(text)
            assert isinstance(kept, Kept)
            assert kept == Kept(checklist=checklist.id, codes=codes, made=MADE)


def journeys(checklist: Checklist, count: int) -> Iterator[Mapping[str, str]]:
    """The answers of whole journeys, drawn at random."""
    random = Random(2026)
    for _ in range(count):
        codes: dict[str, str] = {}
        for question in checklist.questions.values():
            if question.kind == "date":
                day = date.fromordinal(MADE.toordinal() + random.randrange(731)).isoformat()
                codes[question.id] = random.choice(["open", day])
                continue
            answers = travel(checklist, codes).answers if question.kind == "city" else {}
            if options := [*choices(checklist, question, answers)]:
                codes[question.id] = random.choice(options)
        journey = travel(checklist, codes)
        assert journey.current is None
        yield journey.codes
