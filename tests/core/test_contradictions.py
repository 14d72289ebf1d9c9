"""Texts that exclude each other: whoever would read both is found, with the answers that lead there."""

import pytest

from tests.core.conftest import Problems

LIST = "/zh/upgrade/checklist?"
BOTH = "exclude each other, and stand on one list"
CARD = "{id: card, stage: prepare,"
FORM = "{id: form, stage: prepare,"
GO = "{id: go, stage: visit,"
FEE = "stage: visit, text: {zh: 免费, en: Free},"
NO_PHRASES = "    phrases: []\n"
NO_NOTICES = "    notices: []\n"
PAY = "    phrases: [{id: pay, kind: ask, text: {zh: 多少钱？, en: How much?}, when: {card: lost}}]\n"
BEIJING = "          beijing: {title: {zh: 北京, en: Beijing}, leave-out: [number]}"
PLACE = """\
      place:
        stage: prepare
        kind: place
        name: {zh: 办理地, en: Place}
        ask: {zh: 在哪里？, en: "Where?"}
        why: {zh: 各地不同, en: Places differ}
        missing: {zh: 选一项, en: Choose one}
        because: {zh: "在{option}", en: "it is in {option}"}
        options:
          unsure: {zh: 不清楚, en: I do not know, unsure: true}
"""
CITY = PLACE.replace("place:", "city:").replace("kind: place", "kind: city").replace("unsure:", "other:", 1)


def excludes(thing: str, *others: str) -> tuple[str, str]:
    return thing, f"{thing} excludes: [{', '.join(others)}],"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (
            [excludes(CARD, "form")],
            [f'41:47: item "card" and item "form" {BOTH}: 1 of 3 situations, such as {LIST}card=works'],
        ),
        (
            [excludes(FORM, "go", "report")],
            [
                f'43:47: item "form" and item "go" {BOTH}: 3 of 3 situations, such as {LIST}card=works',
                f'43:51: item "form" and item "report" {BOTH}: 1 of 3 situations, such as {LIST}card=lost&reported=no',
            ],
        ),
        ([excludes(CARD, "report")], []),
        (
            [excludes(FEE, "card")],
            [f'17:90: fact "fee" and item "card" {BOTH}: 1 of 3 situations, such as {LIST}card=works'],
        ),
        (
            [excludes(GO, "'fact:fee'")],
            [f'44:43: item "go" and fact "fee" {BOTH}: 3 of 3 situations, such as {LIST}card=works'],
        ),
        (
            [excludes(FEE, "'phrase:pay'"), (NO_PHRASES, PAY)],
            [f'17:90: fact "fee" and phrase "pay" {BOTH}: 2 of 3 situations, such as {LIST}card=lost&reported=yes'],
        ),
        ([excludes(CARD, "'phrase:pay'"), (NO_PHRASES, PAY)], []),
        (
            [(NO_PHRASES, PAY.replace("when", "excludes: [form], when"))],
            [f'39:80: phrase "pay" and item "form" {BOTH}: 2 of 3 situations, such as {LIST}card=lost&reported=yes'],
        ),
    ],
    ids=str,
)
def test_no_list_holds_both(problems: Problems, edits: list[tuple[str, str]], told: list[str]) -> None:
    assert problems(*edits) == [f"tiny.yaml:{line}" for line in told]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (excludes(CARD, "from"), '41:47: there is no item "from" (did you mean "form"?)'),
        (excludes(CARD, "'fact:fees'"), '41:47: there is no fact "fees" (did you mean "fact:fee"?)'),
        (excludes(FEE, "go", "'notice:go'"), '17:94: there is no notice "go"'),
        ((BEIJING, BEIJING.replace("leave-out", "replace: {go: {excludes: [frm]}}, leave-out")), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_excluded_exists(problems: Problems, edit: tuple[str, str], told: str) -> None:
    (line,) = problems(edit)
    assert line.startswith(f"tiny.yaml:{told}")


FREE = "facts: {fee: {text: {zh: 免, en: Free}, sources: [law], checked: 2026-11-01, excludes: [number]}}"
OTHER_NUMBER = "replace: {number: {do: {zh: 写, en: Write}, sources: [law]}}"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ("", None),
        (FREE, "place=beijing&card=works"),
        (f"{FREE}, leave-out: [number]", None),
        (f"{FREE}, {OTHER_NUMBER}", None),
        (
            f"{FREE}, cities: {{bj: {{title: {{zh: 京, en: BJ}}, leave-out: [number]}}}}",
            "place=beijing&city=other&card=works",
        ),
        (
            f"{FREE}, leave-out: [number], cities: {{bj: {{title: {{zh: 京, en: BJ}}}}}}",
            None,
        ),
        (
            OTHER_NUMBER.replace("do:", "excludes: [go], do:")
            + f", cities: {{bj: {{title: {{zh: 京, en: BJ}}, {FREE}}}}}",
            "place=beijing&city=bj&card=works",
        ),
    ],
)
def test_a_place_is_proved_as_its_lists_are(problems: Problems, edits: str, told: str | None) -> None:
    """What it leaves out, or puts in other words, is not there."""
    place = BEIJING.replace(", leave-out: [number]", f", {edits}" if edits else "")
    questions = PLACE + (CITY if "cities" in edits else "")
    found = problems(("      card:\n", f"{questions}      card:\n"), (BEIJING, place))
    assert [line.rpartition(" ")[2] for line in found] == ([LIST + told] if told else [])


def test_an_exclusion_that_stands_in_general_is_told_once(problems: Problems) -> None:
    assert len(problems(("      card:\n", f"{PLACE}      card:\n"), excludes(FORM, "go"))) == 1


def test_a_general_text_stays_excluded_where_a_place_only_words_the_other(problems: Problems) -> None:
    """The place words `number` anew; what was excluded by it stays so."""
    place = BEIJING.replace("leave-out: [number]", OTHER_NUMBER)
    told = problems(
        ("      card:\n", f"{PLACE}      card:\n"),
        (BEIJING, place),
        ("{id: number, stage: visit,", "{id: number, stage: visit, excludes: [go],"),
        ("Go to the office}", "Go to the office}, when: {place: beijing, not: {place: unsure}}"),
    )
    both = f'item "number" and item "go" {BOTH}: 3 of 6 situations, such as {LIST}place=beijing&card=works'
    assert told == [f"tiny.yaml:55:47: {both}"]


def test_a_phrase_that_may_apply_is_on_no_list(problems: Problems) -> None:
    """Only Beijing has the phrase, and leaves the item out; where the place is not known, nobody says it."""
    phrase = PAY.replace("{card: lost}", "{place: beijing}").replace("when", "excludes: [number], when")
    more = f"{BEIJING}\n{BEIJING.replace('beijing', 'hebei')}"
    assert problems(("      card:\n", f"{PLACE}      card:\n"), (NO_PHRASES, phrase), (BEIJING, more)) == []


def test_what_a_place_knows_is_not_what_is_said_in_general(problems: Problems) -> None:
    own = "facts: {fee: {text: {zh: 免, en: Free}, sources: [law], checked: 2026-11-01}}"
    for facts, told in (("", [f"{LIST}place=beijing&card=works"]), (f", {own}", [])):
        found = problems(
            ("      card:\n", f"{PLACE}      card:\n"),
            (BEIJING, BEIJING.replace(", leave-out: [number]", facts)),
            excludes("{id: number, stage: visit,", "'fact:fee'"),
            ("Take a number}", "Take a number}, when: {place: beijing, not: {place: unsure}}"),
        )
        assert [line.rpartition(" ")[2] for line in found] == told
