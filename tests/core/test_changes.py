"""A list that is compared with what it was when it was made."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.conftest import FILES
from wizard.checks.verify import verified
from wizard.content.models import Content
from wizard.lists.changes import Changes, compare, fingerprint, read, tokens_of
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheet, Sheets

MADE, TODAY = date(2026, 11, 22), date(2027, 1, 5)

DAMAGED = {"holder": "adult", "goer": "self", "card": "damaged", "day": "open"}
LOST = {"holder": "child", "card": "lost"}
GUANGZHOU = {"place": "guangdong", "city": "guangzhou", "metro": "no"}
BEIJING = {"place": "beijing"}

Changed = Callable[..., Changes]
"""(file, answers, (old, new), …) → what has changed for these answers after the edits."""

NUMBER = (
    "{id: number, stage: visit, do: {zh: 取号, en: Take a number}, detail: {zh: 在门口, en: At the door}, "
    'sources: [law], ask-office: true, asks: {zh: 要取号吗？, en: "Do I take a number?"}, checked: 2026-11-01}'
)
GUANGDONG_PHOTO = """\
            replace:
              photo: {do: {zh: 带回执, en: Bring the photo receipt}, checked: 2026-11-03}
"""
GUANGZHOU_PHOTO = """\
                replace:
                  photo: {detail: {zh: 不要纸质照片, en: No paper photo}, ask-office: true, asks: "？"}
"""
BEIJING_FEE = """\
            facts:
              fee: {text: {zh: 免费, en: Free}, sources: [local], checked: 2026-11-03}
"""
PHOTO = "{id: photo, stage: prepare, do: {zh: 带照片, en: Bring a photo}, sources: [law], checked: 2026-11-01}"


@pytest.fixture
def version(tmp_path: Path, words: str) -> Callable[..., Content]:
    """A version of a content file: its name, and edits of (old, new)."""

    def made(name: str, *edits: tuple[str, str]) -> Content:
        text = (FILES / f"{name}.yaml").read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} stands in {name}.yaml {text.count(old)} times"
            text = text.replace(old, new)
        file = tmp_path / f"{name}.yaml"
        file.write_text(text + words, "utf-8")
        return verified(file)

    return made


def sheet(content: Content, answers: dict[str, str], today: date) -> Sheet:
    journey = travel(content.checklists["upgrade"], answers)
    assert journey.current is None
    return Sheets(journey.checklist).sheet(journey, today)


def printed(sheet: Sheet, version: str) -> str:
    return fingerprint(sheet, version, tokens_of(sheet.lines, sheet.notices))


def compared(old: Content, new: Content, answers: dict[str, str]) -> Changes:
    past = read(printed(sheet(old, answers, MADE), old.version), TODAY)
    assert past
    return compare(sheet(new, answers, TODAY), past, new.version)


@pytest.fixture
def changed(version: Callable[..., Content]) -> Changed:
    def told(name: str, answers: dict[str, str], *edits: tuple[str, str]) -> Changes:
        changes = compared(version(name), version(name, *edits), answers)
        assert changes.day == MADE
        return changes

    return told


def names(changes: Changes) -> list[str]:
    return [text["en"] for text in changes.gone]


# -- the fingerprint --------------------------------------------------------------------------------------------------


def test_a_fingerprint_is_a_day_a_version_and_three_characters_a_thing(content: Content) -> None:
    made = sheet(content, LOST, MADE)
    day, version, tokens = printed(made, content.version).split(".")
    assert (day, version) == ("2026-11-22", content.version)
    things = sum(len(part.lines) for part in made.parts)
    assert len(tokens) == 3 * (1 + things + len(made.notices)) == 3 * (1 + 5 + 1)


def test_a_fingerprint_is_the_same_in_every_process(load: Callable[[str], Content]) -> None:
    made = sheet(load("places"), BEIJING, MADE)
    assert printed(made, "0123abcd") == "2026-11-22.0123abcd.5PoEBMEHqmmO"


def test_a_fingerprint_is_read_back(content: Content) -> None:
    made = printed(sheet(content, DAMAGED, MADE), content.version)
    past = read(made, TODAY)
    assert past
    assert (past.day, past.version, str(past)) == (MADE, content.version, made)


@pytest.mark.parametrize(
    "made",
    [
        *("", "2026-11-22", "2026-11-22.0123abcd", "2026-11-22.0123abcd.", "2026-11-22.0123abcd.ab", "..", "."),
        *("2026-11-22.0123abcd.abcd", "2026-11-22.0123abcg.abc", "2026-11-22.0123ABCD.abc", "2026-11-22.0123.abc"),
        *("2026-13-22.0123abcd.abc", "2026-02-30.0123abcd.abc", "0000-00-00.0123abcd.abc", "1999-11-22.0123abcd.abc"),
        *("2027-01-06.0123abcd.abc", "2026-1-2.0123abcd.abc", "２026-11-22.0123abcd.abc", "2026-11-22.0123abcd.äbc"),
        *(
            "2026-11-22.0123abcd.abc\n",
            " 2026-11-22.0123abcd.abc",
            "2026-11-22.0123abcd.a+c",
            "2026-11-22.0123abcd.<b>",
        ),
        "2026-11-22.0123abcd." + "abc" * 101,
        "2026-11-22.0123abcd.abc.abc",
    ],
)
def test_what_cannot_be_a_fingerprint_says_nothing(made: str) -> None:
    assert read(made, TODAY) is None


def test_a_list_of_today_has_a_past(content: Content) -> None:
    assert read("2027-01-05.0123abcd." + "abc" * 100, TODAY)
    assert read("2020-01-01.0123abcd.-_9", TODAY)


@given(st.text() | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}\.([A-Za-z0-9_-]{3}){1,100}\Z"))
def test_nothing_that_an_address_says_breaks_the_list(content: Content, made: str) -> None:
    past = read(made, TODAY)
    if past:
        assert str(past) == made
        changes = compare(sheet(content, DAMAGED, TODAY), past, content.version + "-new")
        assert changes.count > 0


# -- nothing has changed ----------------------------------------------------------------------------------------------


def test_the_same_content_has_not_changed(content: Content) -> None:
    assert compared(content, content, DAMAGED) == Changes(MADE)


def test_tokens_that_were_edited_by_hand_do_not_change_the_content(content: Content) -> None:
    past = read(f"2026-11-22.{content.version}.abcdef", TODAY)
    assert past
    assert compare(sheet(content, DAMAGED, TODAY), past, content.version).count == 0


@pytest.mark.parametrize(
    "edit",
    [
        ("do: {zh: 带照片, en: Bring a photo}", "do: {zh: 带一张照片, en: Bring one photo}"),
        (NUMBER, NUMBER.replace("2026-11-01", "2026-11-20").replace("At the door", "By the door")),
        (PHOTO, PHOTO.replace("prepare", "visit")),
        (PHOTO, PHOTO.replace("[law]", "[advice]")),
        ("{zh: 坏了, en: It is damaged,", "{zh: 读不出, en: It cannot be read,"),
        ("- {id: exchange,", "- {id: hello, kind: say, text: {zh: 您好, en: Hello}}\n      - {id: exchange,"),
        ("      fee: {title: {zh: 费用, en: Fee}", "      fee: {title: {zh: 收费, en: Charge}"),
    ],
    ids=[
        "reworded",
        "checked again",
        "in another stage",
        "other sources",
        "answer reworded",
        "phrase",
        "fact reworded",
    ],
)
def test_what_means_the_same_has_not_changed(changed: Changed, edit: tuple[str, str]) -> None:
    assert changed("card", DAMAGED, edit) == Changes(MADE)


def test_another_order_has_not_changed(changed: Changed) -> None:
    line = f"      - {PHOTO}\n"
    assert changed("card", DAMAGED, (line, ""), ("    items:\n", f"    items:\n{line}")) == Changes(MADE)


def test_what_is_on_other_lists_has_not_changed(changed: Changed) -> None:
    edit = ("do: {zh: 写委托书, en: Write a letter}", "revision: 7, do: {zh: 写委托书, en: Write a letter}")
    assert changed("card", DAMAGED, edit) == Changes(MADE)


# -- items ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", [2, 3, 9])
def test_a_raised_revision_is_a_change(changed: Changed, revision: int) -> None:
    changes = changed("card", DAMAGED, ("{id: photo,", f"{{id: photo, revision: {revision},"))
    assert changes == Changes(MADE, items={"photo": "changed"})
    assert changes.count == 1


@pytest.mark.parametrize(("revision", "mark"), [(4, "changed"), (5, "new")])
def test_content_that_was_taken_back_is_recognised_three_revisions_deep(
    version: Callable[..., Content], revision: int, mark: str
) -> None:
    later = version("card", ("{id: photo,", f"{{id: photo, revision: {revision},"))
    assert compared(later, version("card"), DAMAGED).items == {"photo": mark}


def test_an_item_that_was_added_is_new(changed: Changed) -> None:
    changes = changed("card", DAMAGED, (PHOTO, f"{PHOTO}\n      - {PHOTO.replace('photo,', 'pen,')}"))
    assert changes == Changes(MADE, items={"pen": "new"})


def test_an_item_that_now_applies_is_new(changed: Changed) -> None:
    assert changed("card", DAMAGED, ("when: {goer: agent}", "when: {card: damaged}")) == Changes(
        MADE, items={"letter": "new"}
    )


def test_an_item_that_has_become_uncertain_has_changed(changed: Changed) -> None:
    answers = {"holder": "child", "card": "unsure", "generation": "second"}
    edit = ("when: {not: {card: lost}}", "when: {card: works}")
    assert changed("card", answers, edit).items == {"old-card": "changed"}


def test_an_item_that_is_no_longer_uncertain_has_changed(changed: Changed) -> None:
    answers = {"holder": "child", "card": "unsure", "generation": "second"}
    assert changed("card", answers, ("when: {card: damaged}, sources", "when: {holder: child}, sources")) == Changes(
        MADE, items={"fault": "changed"}
    )


def test_an_uncertain_item_that_no_longer_applies_is_named(changed: Changed) -> None:
    answers = {"holder": "child", "card": "unsure", "generation": "second"}
    changes = changed("card", answers, ("when: {card: damaged}, sources", "when: {card: lost}, sources"))
    assert (names(changes), changes.count) == (["Describe the fault"], 1)


def test_an_item_that_no_longer_applies_is_named(changed: Changed) -> None:
    changes = changed("card", DAMAGED, ("when: {card: damaged}, sources", "when: {card: lost}, sources"))
    assert (names(changes), changes.count) == (["Describe the fault"], 1)


def test_an_item_that_was_withdrawn_is_named(changed: Changed) -> None:
    withdrawn = "    withdrawn: {photo: {do: {zh: 带照片, en: Bring a photo}}}\n"
    changes = changed("card", DAMAGED, (f"      - {PHOTO}\n", ""), ("    items:\n", f"{withdrawn}    items:\n"))
    assert (names(changes), changes.unnamed, changes.count) == (["Bring a photo"], 0, 1)


def test_an_item_that_was_withdrawn_after_a_change_is_named(version: Callable[..., Content]) -> None:
    old = version("card", (PHOTO, PHOTO.replace("photo,", "photo, revision: 3,")))
    withdrawn = "    withdrawn: {photo: {do: {zh: 带照片, en: Bring a photo}, revision: 3}}\n"
    new = version("card", (f"      - {PHOTO}\n", ""), ("    items:\n", f"{withdrawn}    items:\n"))
    assert names(compared(old, new, DAMAGED)) == names(compared(version("card"), new, DAMAGED)) == ["Bring a photo"]


def test_an_item_that_was_taken_out_without_a_word_is_counted(changed: Changed) -> None:
    changes = changed("card", DAMAGED, (f"      - {PHOTO}\n", ""))
    assert changes == Changes(MADE, unnamed=1)
    assert changes.count == 1


def test_an_item_with_another_id_is_another_item(changed: Changed) -> None:
    assert changed("card", DAMAGED, ("id: photo,", "id: picture,")) == Changes(
        MADE, items={"picture": "new"}, unnamed=1
    )


def test_everything_that_changed_is_counted(changed: Changed) -> None:
    changes = changed(
        "card",
        LOST,
        ("{id: photo,", "{id: photo, revision: 2,"),
        ("when: {goer: agent}", "when: {card: lost}"),
        ("{id: blocked,", "{id: blocked, revision: 2,"),
        ("fee: {title", "fee: {revision: 2, title"),
        (
            "when: {card: lost}, sources: [law], checked: 2026-11-01}\n      - {id: old",
            "when: {card: works}, sources: [law], checked: 2026-11-01}\n      - {id: old",
        ),
    )
    assert changes.items == {"photo": "changed", "letter": "new"}
    assert (changes.notices, changes.place, names(changes)) == ({"blocked": "changed"}, True, ["Report the loss"])
    assert changes.count == 5


# -- places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        ("photo: {do: {zh: 带回执", "photo: {revision: 2, do: {zh: 带回执"),
        ("photo: {detail: {zh: 不要", "photo: {revision: 2, detail: {zh: 不要"),
        ("{id: photo,", "{id: photo, revision: 2,"),
        (GUANGZHOU_PHOTO, ""),
    ],
    ids=["in the place", "in the city", "everywhere", "no longer in the city"],
)
def test_an_item_that_a_place_words_otherwise_has_changed(changed: Changed, edit: tuple[str, str]) -> None:
    assert changed("places", GUANGZHOU, edit) == Changes(MADE, items={"photo": "changed"})


def test_a_change_in_another_place_is_none_here(changed: Changed) -> None:
    edit = ("photo: {do: {zh: 带回执", "photo: {revision: 2, do: {zh: 带回执")
    assert changed("places", BEIJING, edit) == Changes(MADE)


def test_an_item_that_a_place_begins_to_word_has_changed(changed: Changed) -> None:
    edit = ("leave-out: [money]", "replace: {photo: {do: {zh: 带两张, en: Bring two}}}\n            leave-out: [money]")
    assert changed("places", BEIJING, edit).items == {"photo": "changed"}


def test_a_general_change_that_makes_up_for_a_local_one_is_noticed(changed: Changed) -> None:
    """The revisions of the item and of those who word it otherwise add up to the same number."""
    assert changed(
        "places",
        {"place": "guangdong", "city": "other"},
        ("{id: photo,", "{id: photo, revision: 2,"),
        (GUANGDONG_PHOTO, ""),
    ) == Changes(MADE, items={"photo": "changed"})


def test_an_item_that_a_place_leaves_out_is_named(changed: Changed) -> None:
    assert names(changed("places", BEIJING, ("leave-out: [money]", "leave-out: [money, photo]"))) == ["Bring a photo"]


def test_an_item_that_now_only_another_place_has_is_named(changed: Changed) -> None:
    card = "{id: card, stage: prepare, do: {zh: 带卡, en: Bring the card}, sources: [law], checked: 2026-11-01}"
    edits = ((f"      - {card}\n", ""), ("hebei: {title", f"hebei: {{add: [{card}], title"))
    assert names(changed("places", BEIJING, *edits)) == ["Bring the card"]


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (("fee: {text: {zh: 免费", "fee: {revision: 2, text: {zh: 免费"), True),
        (("wait: {title", "wait: {revision: 2, title"), True),
        (("hotline: 010-12333", "hotline: 010-11111"), True),
        ((BEIJING_FEE, ""), True),
        (("fee: {text: {zh: 免费, en: Free}", "fee: {text: {zh: 不要钱, en: No charge}"), False),
        (("fee: {text: {zh: 二十元", "fee: {revision: 2, text: {zh: 二十元"), False),
        (("hotline: 020-12333", "hotline: 020-11111"), False),
        (("fee: {title", "fee: {revision: 2, title"), False),
    ],
    ids=["own", "general", "hotline", "taken back", "reworded", "elsewhere", "hotline elsewhere", "overruled here"],
)
def test_what_is_known_of_the_place_changes_as_one(changed: Changed, edit: tuple[str, str], place: bool) -> None:
    assert changed("places", BEIJING, edit) == Changes(MADE, place=place)


# -- notices ----------------------------------------------------------------------------------------------------------


def test_a_notice_that_was_added_is_new(changed: Changed) -> None:
    assert changed(
        "card", DAMAGED, ("when: {generation: third}, sources", "when: {card: damaged}, sources")
    ) == Changes(MADE, notices={"no-need": "new"})


def test_a_notice_that_changed_has_changed(changed: Changed) -> None:
    changes = changed("card", LOST, ("{id: blocked,", "{id: blocked, revision: 2,"))
    assert changes == Changes(MADE, notices={"blocked": "changed"})


def test_a_notice_that_no_longer_applies_is_named(changed: Changed) -> None:
    edit = (
        "text: {zh: 现在就做, en: Do it now}, when: {card: lost}",
        "text: {zh: 现在就做, en: Do it now}, when: {goer: agent}",
    )
    assert names(changed("card", LOST, edit)) == ["Report it"]
