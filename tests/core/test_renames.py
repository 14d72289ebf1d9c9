"""What is called otherwise now is still found by what it was called: in links, in numbers, in old lists."""

from collections.abc import Callable
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from tests.core.conftest import Problems
from wizard.authors.releases import Last, reminders
from wizard.content.models import Content
from wizard.lists.changes import compare
from wizard.lists.journey import codes_for, travel
from wizard.lists.numbers import History, Kept, Numbers, extended
from wizard.lists.releases import noted
from wizard.lists.sheet import Sheets
from wizard.web.addresses import codes

Load = Callable[..., Content]

TODAY = date(2026, 11, 25)

OPTION = (
    ("          lost: {zh: 丢了, en: It is lost,", "          gone: {was: lost, zh: 丢了, en: It is lost,"),
    ("        when: {card: lost}", "        when: {card: gone}"),
)
QUESTION = (
    ("      reported:\n", "      told:\n        was: [said, reported]\n"),
    ('when: {reported: "no"}', 'when: {told: "no"}'),
)
ITEM = (("{id: form, stage", "{id: paper, was: form, stage"),)

OLD = {"card": "lost", "reported": "no"}
NEW = {"card": "gone", "told": "no"}


@pytest.fixture
def before(load: Load) -> Content:
    return load("tiny")


@pytest.fixture
def after(load_edited: Load) -> Content:
    return load_edited("tiny", *OPTION, *QUESTION, *ITEM)


def test_an_old_link_leads_to_the_same_list(after: Content) -> None:
    checklist = after.checklists["upgrade"]
    assert travel(checklist, OLD).codes == NEW
    assert travel(checklist, NEW).codes == NEW
    assert travel(checklist, {"card": "lost", "said": "yes"}).codes == {"card": "gone", "told": "yes"}


def test_an_address_may_hold_former_names(after: Content) -> None:
    checklist = after.checklists["upgrade"]
    assert codes(checklist, MultiDict([*OLD.items(), ("other", "x")])) == OLD


def test_todays_name_counts_before_a_former_one(after: Content) -> None:
    assert travel(after.checklists["upgrade"], {**OLD, "told": "yes"}).codes == {"card": "gone", "told": "yes"}


def test_an_old_number_leads_to_the_same_list(before: Content, after: Content) -> None:
    history = extended(History(), before)
    number = Numbers(history).number("upgrade", OLD, TODAY)
    assert number
    kept = Numbers(extended(history, after)).read(number)
    assert isinstance(kept, Kept)
    assert travel(after.checklists["upgrade"], kept.codes).codes == NEW


def test_a_place_and_a_city_may_be_renamed(load_edited: Load) -> None:
    content = load_edited(
        "places",
        ("          guangdong:", "          canton:\n            was: guangdong"),
        ("when: {place: guangdong}", "when: {place: canton}"),
        ("              guangzhou:", "              canton-city:\n                was: guangzhou"),
        ("when: {city: guangzhou}", "when: {city: canton-city}"),
    )
    old = {"place": "guangdong", "city": "guangzhou", "metro": "yes"}
    journey = travel(content.checklists["upgrade"], old)
    assert journey.codes == {"place": "canton", "city": "canton-city", "metro": "yes"}


def test_the_list_of_that_time_is_made_from_the_names_of_that_time(before: Content, after: Content) -> None:
    journey = travel(after.checklists["upgrade"], NEW)
    assert codes_for(before.checklists["upgrade"], journey) == OLD
    assert codes_for(after.checklists["upgrade"], journey) == NEW


def test_a_renamed_item_is_neither_new_nor_gone(before: Content, after: Content) -> None:
    then, now = before.checklists["upgrade"], after.checklists["upgrade"]
    changes = compare(
        Sheets(now).sheet(travel(now, NEW), TODAY),
        Sheets(then).sheet(travel(then, OLD), TODAY),
    )
    assert changes.count == 0


def test_a_former_name_belongs_to_one(problems: Problems) -> None:
    told = problems(("          lost: {zh", "          lost: {was: works, zh"))
    assert told == ['tiny.yaml:27:23: "works" is the id of another: nothing else was called so']


def test_a_name_that_is_gone_is_told_with_what_breaks(load_edited: Load, before: Content, after: Content) -> None:
    last = Last(TODAY, noted(before), extended(History(), before))

    def lost(content: Content) -> list[str]:
        return [each.message for each in reminders(content, last) if "is gone" in each.message]

    assert lost(before) == lost(after) == []
    forgotten = [
        (old, new.replace("was: lost, ", "").replace("        was: [said, reported]\n", ""))
        for old, new in (*OPTION, *QUESTION)
    ]
    beijing = ("          beijing: {", "          peking: {")
    assert lost(load_edited("tiny", *forgotten, beijing)) == [
        'option "lost" of "card" is gone: links and numbers on paper that name it ask again; '
        "if it is called otherwise now, write there “was: lost”",
        'question "reported" with its 2 options is gone: links and numbers on paper that name it ask again; '
        "if it is called otherwise now, write there “was: reported”",
        'place "beijing" is gone: links and numbers on paper that name it ask again; '
        "if it is called otherwise now, write there “was: beijing”",
    ]
