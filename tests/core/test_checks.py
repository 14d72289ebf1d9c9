"""What content that can be read may still get wrong: proofs over every situation, sources, shape.

Each test makes one mistake in `tests/content/tiny.yaml`. `told` is all that is said, word for word.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.conftest import FILES, Problems
from wizard.checks.census import Census
from wizard.checks.sizes import paper_sizes
from wizard.checks.verify import examine
from wizard.content.models import Content

LIST = "/zh/upgrade/checklist?"
TEN = 'stage "visit" has 10 items (go, more-0, more-1, more-2, more-3, more-4, more-5, more-6, more-7, number)'
TEN += ", and 9 are the most"
OPEN = "".join(f"&day-{position}=open" for position in range(10))
LOST = "          lost: {zh: 丢了"
NUMBER = "      - {id: number, stage: visit,"
NOTICES = "    notices: []\n"
BEIJING = "          beijing: {title: {zh: 北京, en: Beijing}, leave-out: [number]}"
STAGE = "{title: {zh: 交, en: Apply}, moment: {zh: 到, en: There}, lead: {zh: 窗口, en: At the office}}"
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


def more_items(count: int) -> str:
    item = "      - {{id: more-{}, stage: visit, do: {{zh: 做, en: Do}}, sources: [law], checked: 2026-11-01}}\n"
    return "".join(item.format(position) for position in range(count))


def more_options(count: int) -> str:
    option = "          more-{}: {{zh: 好, en: Good, because: {{zh: 好, en: it is good}}}}\n"
    return "".join(option.format(position) for position in range(count))


def more_days(count: int) -> str:
    """Questions that change no list, as the day of the visit."""
    lines = [
        "      day-{}:",
        '        {{stage: prepare, kind: date, name: {{zh: 日, en: Day}}, ask: {{zh: 哪天？, en: "When?"}},',
        '        why: {{zh: 记, en: Note}}, because: {{zh: "{{option}}", en: "{{option}}"}},',
        "        options: {{open: {{zh: 没定, en: Open}}}}}}\n",
    ]
    return "".join("\n".join(lines).format(position) for position in range(count))


def only_when(thing: str, when: str) -> tuple[str, str]:
    """An item of `tiny.yaml` that has no condition gets one."""
    return f"{thing}}},", f"{thing}}}, when: {when},"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        # what no answers lead to
        (
            [("when: {card: works}", 'when: {card: works, reported: "no"}')],
            ["41:76: this can never be shown: no answers lead here"],
        ),
        (
            [("when: {card: works}", "when: {not: {card: [works, lost]}}")],
            ["41:76: this can never be shown: no answers lead here"],
        ),
        (
            [("when: {card: lost}", "when: {card: lost, all: [{card: works}]}")],
            [
                "34:15: this can never be asked: no answers lead here",
                "42:79: this can never be shown: no answers lead here",
            ],
        ),
        # options that change nothing
        (
            [(LOST, more_options(2) + LOST)],
            [
                '28:19: "more-1" changes nothing: every list is the same as for "more-0": '
                f"1 of 5 situations, such as {LIST}card=more-1"
            ],
        ),
        (
            [('when: {reported: "no"}', "when: {card: lost}")],
            [
                '37:17: "no" changes nothing: every list is the same as for "yes": '
                f"1 of 3 situations, such as {LIST}card=lost&reported=no"
            ],
        ),
        # stages that are too long, or empty
        ([(NUMBER, more_items(7) + NUMBER)], []),
        (
            [(NUMBER, more_items(8) + NUMBER)],
            [f"15:14: {TEN}: 3 of 3 situations, such as {LIST}card=works"],
        ),
        (
            [(NUMBER, more_items(8) + NUMBER), only_when("Take a number", "{card: lost}")],
            [f"15:14: {TEN}: 2 of 3 situations, such as {LIST}card=lost&reported=yes"],
        ),
        (
            [
                (NUMBER, more_items(8) + NUMBER),
                only_when("Take a number", "{card: lost}"),
                only_when("Go to the office", "{card: works}"),
            ],
            [],
        ),
        (
            [(NOTICES, PLACE + NOTICES), ("leave-out: [number]", "leave-out: [number, go]")],
            [f'60:20: stage "visit" has no item at all: 3 of 6 situations, such as {LIST}card=works&place=beijing'],
        ),
        (
            [(NOTICES, PLACE + NOTICES), only_when("Go to the office", "{card: lost}")],
            [f'60:20: stage "visit" has no item at all: 1 of 6 situations, such as {LIST}card=works&place=beijing'],
        ),
        # each of several empty stages
        (
            [("    facts:\n", f"      apply: {STAGE}\n      verify: {STAGE}\n    facts:\n")],
            [
                f'16:14: stage "apply" has no item at all: 3 of 3 situations, such as {LIST}card=works',
                f'17:15: stage "verify" has no item at all: 3 of 3 situations, such as {LIST}card=works',
            ],
        ),
        # too many questions
        ([(NOTICES, more_days(9) + NOTICES)], []),
        (
            [(NOTICES, more_days(10) + NOTICES)],
            [
                "19:7: somebody would answer 12 questions, and 11 are the most: "
                f"2,048 of 3,072 situations, such as {LIST}card=lost&reported=yes{OPEN}"
            ],
        ),
    ],
    ids=lambda value: "" if isinstance(value, list) else str(value),
)
def test_every_situation_makes_sense(problems: Problems, edits: list[tuple[str, str]], told: list[str]) -> None:
    assert problems(*edits) == [f"tiny.yaml:{line}" for line in told]


def test_authors_are_warned_of_lists_too_long_for_the_paper(
    load: Callable[[str], Content], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In `tiny.yaml` two of three people have four items, and the other has three."""
    census = Census(load("tiny").checklists["upgrade"], date(2026, 11, 1), "zh")
    assert [*paper_sizes(census)] == []
    monkeypatch.setattr("wizard.checks.sizes.MOST_ON_PAPER", 3)
    (found,) = paper_sizes(census)
    assert found.message == "a list has more than 3 items, which are as many as fit on five sides of paper"
    assert found.warning
    assert found.evidence and str(found.evidence) == f"2 of 3 situations, such as {LIST}card=works"


def test_each_place_is_proved_with_its_own_answer(problems: Problems) -> None:
    """Beijing and Hebei leave the same item out, but only in Hebei nothing else is left."""
    told = problems(
        (NOTICES, PLACE + NOTICES),
        (BEIJING, f"{BEIJING}\n{BEIJING.replace('beijing', 'hebei')}"),
        only_when("Go to the office", "{not: {place: hebei}}"),
    )
    assert told == [
        f'tiny.yaml:15:14: stage "visit" has no item at all: 3 of 9 situations, such as {LIST}card=works&place=hebei'
    ]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("sources: [blog]", "sources: [law]"), '5:3: nothing rests on source "blog"'),
        (
            ("sources: [blog], ask-office: true", "sources: [blog]"),
            '44:9: item "go" rests on secondary sources alone: "ask-office: true", and worded as a question',
        ),
        (
            ("Take a number}, sources: [law]", "Take a number}, sources: []"),
            "45:78: this says nothing about where it comes from",
        ),
        (
            (", url: https://example.org/law", ""),
            '4:8: a source has a "url", and only our own advice ("kind: ours") has none',
        ),
        (("kind: law", "kind: ours"), '4:8: a source has a "url", and only our own advice ("kind: ours") has none'),
    ],
)
def test_every_item_rests_on_sources(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


def test_a_better_source_beside_a_weak_one_is_enough(problems: Problems) -> None:
    assert problems(("sources: [blog], ask-office: true", "sources: [blog, law]")) == []


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ((LOST, more_options(6) + LOST), "26:11: a question has 2 to 7 options"),
        ((", because: {zh: 卡丢了, en: the card is lost}", ""), '27:11: "because" is missing here'),
        (
            ("      card:\n        stage: prepare", "      card:\n        stage: visit"),
            '29:16: stage "prepare" is over by now: questions stand in order of stages',
        ),
        (
            ("      reported:\n", "      reported:\n        kind: place\n"),
            '28:7: a question of kind "place" needs "because" with {option}',
        ),
        (
            ("        missing: {zh: 选一项, en: Choose one}\n        when", "        when"),
            '28:7: "missing" is missing: what to do when nothing was chosen',
        ),
        (
            (BEIJING, f"{BEIJING}\n{BEIJING.replace('title', 'cities: {bj: {title: {zh: 京, en: BJ}}}, title')}"),
            '51:11: "beijing" stands here twice',
        ),
        (
            (BEIJING, f"{BEIJING}\n      south:\n        title: {{zh: 华南, en: South}}\n        places:\n{BEIJING}"),
            '54:11: "beijing" stands here twice',
        ),
        (
            (
                "leave-out: [number]",
                "add: [{id: go, stage: visit, do: {zh: 去, en: Go}, sources: [law], checked: 2026-11-01}]",
            ),
            '50:62: "go" stands here twice',
        ),
    ],
)
def test_questions_and_places_have_their_shape(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


def test_a_question_is_not_called_like_a_word_of_conditions(problems: Problems) -> None:
    told = problems(("      reported:\n", "      any:\n"), ('when: {reported: "no"}', "when: {card: lost}"))
    assert told == ['tiny.yaml:28:7: "any" is a word of conditions: choose another id']


@pytest.mark.parametrize("id", ["asked", "edit", "lang", "made", "paper", "since", "size", "with"])
def test_a_question_is_not_called_like_something_in_addresses(problems: Problems, id: str) -> None:
    told = problems(("      reported:\n", f"      {id}:\n"), ('when: {reported: "no"}', f'when: {{{id}: "no"}}'))
    assert told == [f'tiny.yaml:28:7: "{id}" has a meaning in addresses: choose another id']


@pytest.mark.parametrize("id", ["about", "offline", "static"])
def test_a_checklist_is_not_called_like_a_page(problems: Problems, id: str) -> None:
    told = problems(("  upgrade:\n", f"  {id}:\n"))
    assert told == [f'tiny.yaml:9:5: "{id}" is a page of the wizard itself: choose another id']


def test_a_city_is_asked_after_its_place(problems: Problems) -> None:
    city = PLACE.replace("place:", "city:").replace("kind: place", "kind: city")
    alone = problems((NOTICES, city + NOTICES))
    assert alone == ['tiny.yaml:40:15: a question of kind "city" stands below one of kind "place"']
    assert problems((NOTICES, city + PLACE + NOTICES)) == alone


def test_a_city_is_asked_where_there_are_any(problems: Problems) -> None:
    city = PLACE.replace("place:", "city:").replace("kind: place", "kind: city")
    told = problems((NOTICES, PLACE + city + NOTICES))
    assert told == ["tiny.yaml:49:9: this can never be asked: no answers lead here"]


@pytest.mark.parametrize("regions", [None, "    regions: {}\n"])
def test_where_one_cannot_choose_there_is_a_way_on(problems: Problems, regions: str | None) -> None:
    options = PLACE.partition("        options:\n")[2]
    closed = PLACE.replace(f"        options:\n{options}", "        options: {}\n")
    north = f"    regions:\n      north:\n        title: {{zh: 华北, en: North}}\n        places:\n{BEIJING}\n"
    told = problems((NOTICES, closed + NOTICES), *([(north, regions)] if regions else []))
    assert told == [
        'tiny.yaml:46:18: a question of kind "place" needs an option of its own, for whoever finds no other'
    ]


def test_a_day_may_always_stay_open(problems: Problems) -> None:
    day = more_days(1).replace("open: {", "later: {")
    assert problems((NOTICES, day + NOTICES)) == [
        'tiny.yaml:41:18: a question of kind "date" needs the option "open", for "not decided yet"',
    ]


def test_a_checklist_asks_something(problems: Problems) -> None:
    told = problems(("    questions:\n", "    questions: {}\n    asked:\n"))
    assert told[0] == "tiny.yaml:18:16: a checklist asks at least one question"


def test_what_points_nowhere_proves_nothing(problems: Problems) -> None:
    """One wrong name, not also all the situations that it makes impossible."""
    assert problems(('when: {reported: "no"}', "when: {reportet: no}")) == [
        'tiny.yaml:42:80: there is no question "reportet" (did you mean "reported"?)',
    ]


def test_what_a_release_has_proved_is_not_proved_again(tmp_path: Path, words: str) -> None:
    text = (FILES / "tiny.yaml").read_text("utf-8")
    file = tmp_path / "tiny.yaml"
    file.write_text(text.replace(NOTICES, more_days(10) + NOTICES) + words, "utf-8")
    content, (problem,) = examine(file)
    assert content
    assert problem.message == "somebody would answer 12 questions, and 11 are the most"
    assert examine(file, stamp=content.version)[1] == ()
    assert examine(file, stamp="00000000")[1] == (problem,)
