"""Links from before there were releases are still compared. What they carry stands here as it was made then."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.models import Checklist, Content
from wizard.lists.changes import Changes
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheet, Sheets
from wizard.lists.tokens import compare, read

MADE, TODAY = date(2026, 11, 22), date(2027, 1, 5)

DAMAGED = {"holder": "adult", "goer": "self", "card": "damaged", "day": "open"}
DAMAGED_THEN = "2026-11-22.0123abcd.L6i0WR1wf8_oFV3RMnUGvmPCmmO"
DAMAGED_WITH_THIRD_PHOTO = "2026-11-22.0123abcd.L6i0WR1wf8_oFV3LegRMnUGvmPC"
DAMAGED_WITH_PEN = "2026-11-22.0123abcd.L6i0WR1wf8_o94pFV3RMnUGvmPCmmO"
LOST = {"holder": "child", "card": "lost"}
LOST_THEN = "2026-11-22.0123abcd.L6i0WRFV3KNfOdfmPCmmO"
GUANGZHOU = {"place": "guangdong", "city": "guangzhou", "metro": "no"}
GUANGZHOU_THEN = "2026-11-22.0123abcd.Ky3EHqSbPmIZuTE"
BEIJING = {"place": "beijing"}
BEIJING_THEN = "2026-11-22.0123abcd.5PoEBMEHqmmO"

PHOTO = "{id: photo, stage: prepare, do: {zh: 带照片, en: Bring a photo}, sources: [law], checked: 2026-11-01}"

Edited = Callable[..., Content]


def sheet(content: Content, answers: dict[str, str]) -> Sheet:
    checklist = content.checklists["upgrade"]
    return Sheets(checklist).sheet(travel(checklist, answers), TODAY)


def told(content: Content, answers: dict[str, str], made: str, then: Checklist | None = None) -> Changes:
    past = read(made, TODAY)
    assert past
    return compare(sheet(content, answers), past, "89abcdef", then)


def names(changes: Changes) -> list[str]:
    return [text["en"] for text in changes.gone]


@pytest.mark.parametrize(
    ("name", "answers", "made"),
    [
        ("card", DAMAGED, DAMAGED_THEN),
        ("card", LOST, LOST_THEN),
        ("places", GUANGZHOU, GUANGZHOU_THEN),
        ("places", BEIJING, BEIJING_THEN),
    ],
)
def test_a_list_that_means_the_same_has_not_changed(
    load: Callable[[str], Content], name: str, answers: dict[str, str], made: str
) -> None:
    assert told(load(name), answers, made) == Changes(day=MADE)


def test_a_fingerprint_is_read_back() -> None:
    assert str(read(DAMAGED_THEN, TODAY)) == DAMAGED_THEN


@pytest.mark.parametrize(
    "made",
    [
        *("", "2026-11-22", "2026-11-22.0123abcd", "2026-11-22.0123abcd.", "2026-11-22.0123abcd.ab", "..", "."),
        *("2026-11-22.0123abcd.abcd", "2026-11-22.0123abcg.abc", "2026-11-22.0123ABCD.abc", "2026-11-22.0123.abc"),
        *("2026-13-22.0123abcd.abc", "2026-02-30.0123abcd.abc", "0000-00-00.0123abcd.abc", "1999-11-22.0123abcd.abc"),
        *("2027-01-06.0123abcd.abc", "2026-1-2.0123abcd.abc", "２026-11-22.0123abcd.abc", "2026-11-22.0123abcd.äbc"),
        *("2026-11-22.0123abcd.abc\n", " 2026-11-22.0123abcd.abc", "2026-11-22.0123abcd.a+c"),
        *("2026-11-22.0123abcd." + "abc" * 101, "2026-11-22.0123abcd.abc.abc", "2026-11-22.0123abcd.<b>"),
    ],
)
def test_what_cannot_be_a_fingerprint_says_nothing(made: str) -> None:
    assert read(made, TODAY) is None


@given(st.text() | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}\.([A-Za-z0-9_-]{3}){1,100}\Z"))
def test_nothing_that_an_address_says_breaks_the_list(content: Content, made: str) -> None:
    past = read(made, TODAY)
    if past:
        assert str(past) == made
        assert compare(sheet(content, DAMAGED), past, "", None).count > 0


def test_tokens_that_were_edited_by_hand_do_not_change_the_content(content: Content) -> None:
    past = read("2026-11-22.0123abcd.abcdef", TODAY)
    assert past
    assert compare(sheet(content, DAMAGED), past, "0123abcd", None).count == 0


def test_what_has_another_revision_has_changed(load_edited: Edited) -> None:
    raised = load_edited("card", ("{id: photo,", "{id: photo, revision: 2,"))
    assert told(raised, DAMAGED, DAMAGED_THEN) == Changes(day=MADE, items={"photo": "changed"})
    assert told(raised, DAMAGED, DAMAGED_WITH_THIRD_PHOTO) == Changes(day=MADE, items={"photo": "changed"})


def test_what_was_added_is_new(load_edited: Edited) -> None:
    added = load_edited("card", (PHOTO, f"{PHOTO}\n      - {PHOTO.replace('photo,', 'pencil,')}"))
    assert told(added, DAMAGED, DAMAGED_THEN) == Changes(day=MADE, items={"pencil": "new"})


def test_a_notice_that_changed_has_changed(load_edited: Edited) -> None:
    raised = load_edited("card", ("{id: blocked,", "{id: blocked, revision: 2,"))
    assert told(raised, LOST, LOST_THEN) == Changes(day=MADE, notices={"blocked": "changed"})


@pytest.mark.parametrize(
    "edit",
    [
        ("fee: {text: {zh: 免费", "fee: {revision: 2, text: {zh: 免费"),
        ("wait: {title", "wait: {revision: 2, title"),
        ("hotline: 010-12333", "hotline: 010-11111"),
    ],
)
def test_what_is_known_of_the_place_changes_as_one(load_edited: Edited, edit: tuple[str, str]) -> None:
    assert told(load_edited("places", edit), BEIJING, BEIJING_THEN) == Changes(day=MADE, place=True)


def test_what_no_longer_applies_is_named(load_edited: Edited) -> None:
    edited = load_edited("card", ("when: {card: damaged}, sources", "when: {card: lost}, sources"))
    assert names(told(edited, DAMAGED, DAMAGED_THEN)) == ["Describe the fault"]
    edited = load_edited("places", ("leave-out: [money]", "leave-out: [money, photo]"))
    assert names(told(edited, BEIJING, BEIJING_THEN)) == ["Bring a photo"]


def test_what_was_taken_out_is_named_by_a_release_or_else_counted(load_edited: Edited) -> None:
    content, then = (
        load_edited("card"),
        load_edited("card", (PHOTO, f"{PHOTO}\n      - {PHOTO.replace('photo', 'pen')}")),
    )
    changes = told(content, DAMAGED, DAMAGED_WITH_PEN, then.checklists["upgrade"])
    assert (names(changes), changes.unnamed) == (["Bring a pen"], 0)
    changes = told(content, DAMAGED, DAMAGED_WITH_PEN)
    assert (names(changes), changes.unnamed, changes.count) == ([], 1, 1)
