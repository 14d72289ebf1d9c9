"""A list that is made again from the release of its day, and compared with today's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.conftest import FILES
from wizard.checks.verify import verified
from wizard.content.models import Content
from wizard.lists.changes import Changes, compare, day_made
from wizard.lists.journey import travel
from wizard.lists.releases import Releases, checklist_of, from_json, noted, to_json
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


def sheet(sheets: Sheets, answers: dict[str, str], today: date) -> Sheet:
    return sheets.sheet(travel(sheets.checklist, answers), today)


def released(content: Content) -> Sheets:
    """The lists of a content, as they are made again from its release."""
    then = checklist_of(from_json(to_json(noted(content))), "upgrade")
    assert then
    return Sheets(then)


def compared(old: Content, new: Content, answers: dict[str, str]) -> Changes:
    today = Sheets(new.checklists["upgrade"])
    assert travel(today.checklist, answers).current is None
    return compare(sheet(today, answers, TODAY), sheet(released(old), answers, MADE))


@pytest.fixture
def changed(version: Callable[..., Content]) -> Changed:
    def told(name: str, answers: dict[str, str], *edits: tuple[str, str]) -> Changes:
        changes = compared(version(name), version(name, *edits), answers)
        assert changes.day == MADE
        return changes

    return told


def names(changes: Changes) -> list[str]:
    return [text["en"] for text in changes.gone]


# -- when it was made -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "day"),
    [("2026-11-22", MADE), ("2027-01-05", TODAY), ("2020-01-01", date(2020, 1, 1)), ("2027-01-06", None)],
)
def test_a_list_was_made_today_or_earlier(made: str, day: date | None) -> None:
    assert day_made(made, TODAY) == day


@pytest.mark.parametrize(
    "made",
    ["", "2026-11-2", "2026-13-22", "2026-02-30", "0000-00-00", "1999-11-22", "２026-11-22", "2026-11-22\n", "x"],
)
def test_what_is_no_day_says_nothing(made: str) -> None:
    assert day_made(made, TODAY) is None


def test_the_release_in_force_is_the_newest_on_or_before_the_day(content: Content) -> None:
    first, second = date(2026, 11, 22), date(2026, 11, 25)
    read: list[date] = []

    def text(day: date) -> str:
        read.append(day)
        return to_json(noted(content))

    releases = Releases(lambda day: max((each for each in (first, second) if each <= day), default=None), text)
    assert releases.sheets("upgrade", date(2026, 11, 21)) is None
    assert read == []
    assert releases.sheets("upgrade", date(2026, 11, 24)) is releases.sheets("upgrade", first)
    assert read == [first]
    assert releases.sheets("upgrade", second)
    assert releases.sheets("renewal", second) is None
    assert read == [first, second, second]


# -- nothing has changed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "answers"), [("card", DAMAGED), ("card", LOST), ("places", GUANGZHOU), ("places", BEIJING)]
)
def test_a_list_made_again_from_its_release_is_the_same(
    version: Callable[..., Content], name: str, answers: dict[str, str]
) -> None:
    content = version(name)
    assert compared(content, content, answers) == Changes(day=MADE)


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
    assert changed("card", DAMAGED, edit) == Changes(day=MADE)


def test_another_order_has_not_changed(changed: Changed) -> None:
    line = f"      - {PHOTO}\n"
    assert changed("card", DAMAGED, (line, ""), ("    items:\n", f"    items:\n{line}")) == Changes(day=MADE)


def test_what_is_on_other_lists_has_not_changed(changed: Changed) -> None:
    edit = ("do: {zh: 写委托书, en: Write a letter}", "revision: 7, do: {zh: 写委托书, en: Write a letter}")
    assert changed("card", DAMAGED, edit) == Changes(day=MADE)


# -- items ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", [2, 3, 9])
def test_a_raised_revision_is_a_change(changed: Changed, revision: int) -> None:
    changes = changed("card", DAMAGED, ("{id: photo,", f"{{id: photo, revision: {revision},"))
    assert changes == Changes(day=MADE, items={"photo": "changed"})
    assert changes.count == 1


def test_a_revision_that_was_taken_back_is_a_change(version: Callable[..., Content]) -> None:
    later = version("card", ("{id: photo,", "{id: photo, revision: 7,"))
    assert compared(later, version("card"), DAMAGED) == Changes(day=MADE, items={"photo": "changed"})


def test_an_item_that_was_added_is_new(changed: Changed) -> None:
    changes = changed("card", DAMAGED, (PHOTO, f"{PHOTO}\n      - {PHOTO.replace('photo,', 'pen,')}"))
    assert changes == Changes(day=MADE, items={"pen": "new"})


def test_an_item_that_now_applies_is_new(changed: Changed) -> None:
    assert changed("card", DAMAGED, ("when: {goer: agent}", "when: {card: damaged}")) == Changes(
        day=MADE, items={"letter": "new"}
    )


def test_an_item_that_has_become_uncertain_is_told_as_that(changed: Changed) -> None:
    answers = {"holder": "child", "card": "unsure", "generation": "second"}
    edit = ("when: {not: {card: lost}}", "when: {card: works}")
    assert changed("card", answers, edit).items == {"old-card": "uncertain"}


def test_an_item_that_is_no_longer_uncertain_is_certain(changed: Changed) -> None:
    answers = {"holder": "child", "card": "unsure", "generation": "second"}
    assert changed("card", answers, ("when: {card: damaged}, sources", "when: {holder: child}, sources")) == Changes(
        day=MADE, items={"fault": "certain"}
    )


def test_an_uncertain_item_that_no_longer_applies_is_named(changed: Changed) -> None:
    answers = {"holder": "child", "card": "unsure", "generation": "second"}
    changes = changed("card", answers, ("when: {card: damaged}, sources", "when: {card: lost}, sources"))
    assert (names(changes), changes.count) == (["Describe the fault"], 1)


def test_an_item_that_no_longer_applies_is_named(changed: Changed) -> None:
    changes = changed("card", DAMAGED, ("when: {card: damaged}, sources", "when: {card: lost}, sources"))
    assert (names(changes), changes.count) == (["Describe the fault"], 1)


def test_an_item_that_was_taken_out_is_named(changed: Changed) -> None:
    changes = changed("card", DAMAGED, (f"      - {PHOTO}\n", ""))
    assert (names(changes), changes.count) == (["Bring a photo"], 1)


def test_an_item_with_another_id_is_another_item(changed: Changed) -> None:
    changes = changed("card", DAMAGED, ("id: photo,", "id: picture,"))
    assert (changes.items, names(changes)) == ({"picture": "new"}, ["Bring a photo"])


def test_an_answer_to_a_question_that_is_gone_still_decides_the_old_list(version: Callable[..., Content]) -> None:
    question = version("card").checklists["upgrade"].questions["generation"]
    assert question.name["en"] == "Generation"
    text = (FILES / "card.yaml").read_text("utf-8")
    generation = text[text.index("      generation:\n") : text.index("      day:\n        stage")]
    new = version(
        "card",
        (generation, ""),
        ("when: {generation: third}, s", "when: {card: lost}, s"),
        ("when: {not: {generation: third}}, s", "when: {card: works}, s"),
    )
    answers = {"holder": "child", "card": "works", "generation": "third"}
    changes = compared(version("card"), new, answers)
    assert (changes.items, names(changes)) == ({"second": "new"}, ["No need"])


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
    assert (changes.notices, changes.facts) == ({"blocked": "changed"}, {"fee": "changed"})
    assert names(changes) == ["Report the loss"]
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
    assert changed("places", GUANGZHOU, edit) == Changes(day=MADE, items={"photo": "changed"})


def test_a_change_in_another_place_is_none_here(changed: Changed) -> None:
    edit = ("photo: {do: {zh: 带回执", "photo: {revision: 2, do: {zh: 带回执")
    assert changed("places", BEIJING, edit) == Changes(day=MADE)


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
    ) == Changes(day=MADE, items={"photo": "changed"})


def test_an_item_that_a_place_leaves_out_is_named(changed: Changed) -> None:
    assert names(changed("places", BEIJING, ("leave-out: [money]", "leave-out: [money, photo]"))) == ["Bring a photo"]


def test_an_item_that_now_only_another_place_has_is_named(changed: Changed) -> None:
    card = "{id: card, stage: prepare, do: {zh: 带卡, en: Bring the card}, sources: [law], checked: 2026-11-01}"
    edits = ((f"      - {card}\n", ""), ("hebei: {title", f"hebei: {{add: [{card}], title"))
    assert names(changed("places", BEIJING, *edits)) == ["Bring the card"]


@pytest.mark.parametrize(
    ("edit", "facts"),
    [
        (("fee: {text: {zh: 免费", "fee: {revision: 2, text: {zh: 免费"), {"fee": "changed"}),
        (("wait: {title", "wait: {revision: 2, title"), {"wait": "changed"}),
        ((BEIJING_FEE, ""), {"fee": "changed"}),
        (("fee: {text: {zh: 免费, en: Free}", "fee: {text: {zh: 不要钱, en: No charge}"), {}),
        (("fee: {text: {zh: 二十元", "fee: {revision: 2, text: {zh: 二十元"), {}),
        (("hotline: 020-12333", "hotline: 020-11111"), {}),
        (("fee: {title", "fee: {revision: 2, title"), {}),
    ],
    ids=["own", "general", "taken back", "reworded", "elsewhere", "hotline elsewhere", "overruled here"],
)
def test_a_fact_of_the_place_that_changed_is_known_by_name(
    changed: Changed, edit: tuple[str, str], facts: dict[str, str]
) -> None:
    assert changed("places", BEIJING, edit) == Changes(day=MADE, facts=facts)


def test_another_number_to_call_is_told(changed: Changed) -> None:
    edit = ("hotline: 010-12333", "hotline: 010-11111")
    assert changed("places", BEIJING, edit) == Changes(day=MADE, hotline=True)


def test_a_fact_that_was_added_is_new_and_one_taken_out_is_named(version: Callable[..., Content]) -> None:
    wait = (FILES / "places.yaml").read_text("utf-8").partition("      wait: ")[2].partition("\n")[0]
    without = version("places", (f"      wait: {wait}\n", ""))
    assert compared(without, version("places"), BEIJING) == Changes(day=MADE, facts={"wait": "new"})
    assert names(compared(version("places"), without, BEIJING)) == ["Waiting time"]


# -- notices ----------------------------------------------------------------------------------------------------------


def test_a_notice_that_was_added_is_new(changed: Changed) -> None:
    assert changed(
        "card", DAMAGED, ("when: {generation: third}, sources", "when: {card: damaged}, sources")
    ) == Changes(day=MADE, notices={"no-need": "new"})


def test_a_notice_that_changed_has_changed(changed: Changed) -> None:
    changes = changed("card", LOST, ("{id: blocked,", "{id: blocked, revision: 2,"))
    assert changes == Changes(day=MADE, notices={"blocked": "changed"})


def test_a_notice_that_no_longer_applies_is_named(changed: Changed) -> None:
    edit = (
        "text: {zh: 现在就做, en: Do it now}, when: {card: lost}",
        "text: {zh: 现在就做, en: Do it now}, when: {goer: agent}",
    )
    assert names(changed("card", LOST, edit)) == ["Report it"]
