"""Words by condition: a list's title and stages are worded for those who get it, the same objects for all of these."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.core.conftest import Problems
from wizard.content.models import Checklist, Content
from wizard.lists.journey import travel
from wizard.lists.sheet import Sheets

TITLE = "    title: {zh: 换卡, en: Upgrade}\n"
TITLES = f"""{TITLE}    variants:
      - {{when: {{card: lost}}, title: {{zh: 补卡, en: Replace}}}}
"""
VISIT = "lead: {zh: 窗口, en: At the office}}"
VARIANTS = """lead: {zh: 窗口, en: At the office}, variants: [
          {when: {goer: agent}, title: {zh: 代办, en: Agent}, lead: {zh: 两证, en: Both}},
          {when: {card: [damaged, lost]}, title: {zh: 补办, en: Renew}, moment: {zh: 马上, en: Now}},
        ]}"""

Said = tuple[str, str, str]


@pytest.fixture(scope="module")
def checklist(load_edited: Callable[..., Content]) -> Checklist:
    return load_edited("card", (TITLE, TITLES), (VISIT, VARIANTS)).checklists["upgrade"]


def codes(**given: str) -> dict[str, str]:
    return {"holder": "adult", "goer": "self", "card": "works", "generation": "second", "day": "open", **given}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ("Visit", "That day", "At the office")),
        ({"goer": "agent"}, ("Agent", "That day", "Both")),
        ({"card": "lost"}, ("Renew", "Now", "At the office")),
        ({"card": "damaged"}, ("Renew", "Now", "At the office")),
        ({"goer": "agent", "card": "lost"}, ("Agent", "That day", "Both")),
        ({"card": "unsure"}, ("Visit", "That day", "At the office")),
    ],
    ids=str,
)
def test_the_first_variant_that_holds_for_certain_has_the_word(
    checklist: Checklist, given: dict[str, str], said: Said
) -> None:
    _, visit = travel(checklist, codes(**given)).stages
    assert (visit.title["en"], visit.moment["en"], visit.lead["en"]) == said
    part = Sheets(checklist).sheet(travel(checklist, codes(**given)), date(2026, 11, 22)).parts[1]
    assert part.stage is visit
    assert "number" in [line.item.id for line in part.lines]


def test_all_who_get_the_same_words_get_the_same_object(checklist: Checklist) -> None:
    lost, damaged = (travel(checklist, codes(card=card)).stages for card in ("lost", "damaged"))
    assert lost[1] is damaged[1]
    assert lost[0] is checklist.stages["prepare"]


@pytest.mark.parametrize(("card", "title"), [("works", "Upgrade"), ("unsure", "Upgrade"), ("lost", "Replace")])
def test_the_title_is_worded_too(checklist: Checklist, card: str, title: str) -> None:
    assert travel(checklist, codes(card=card)).title["en"] == title


OWN = "lead: {zh: 窗口, en: At the office}}"


def variants(*lines: str) -> tuple[str, str]:
    return OWN, "lead: {zh: 窗口, en: At the office}, variants: [\n" + "".join(f"  {line},\n" for line in lines) + "]}"


LOST, ANY = "{when: {card: lost}, title: {zh: 补, en: New}}", "{when: {card: [works, lost]}, title: {zh: 补, en: New}}"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (variants(LOST.replace("card", "crad")), '16:11: there is no question "crad" (did you mean "card"?)'),
        (variants(LOST.replace("lost", "lots")), '16:17: question "card" has no option "lots" (did you mean "lost"?)'),
        (variants("{when: {card: lost}}"), "16:3: a variant has other words: title, moment or lead"),
        (variants("{title: {zh: 补, en: New}}"), '16:3: "when" is missing'),
        (variants("{when: {card: lost}, lead: {zh: 补, en: New}, mood: x}"), '16:48: there is no "mood" here'),
        (variants("{when: {card: lost}, title: {zh: 补}}"), '16:24: "en" is missing here'),
        (
            variants('{when: {reported: "no", card: works}, title: {zh: 补, en: New}}'),
            "16:10: this can never be shown: no answers lead here",
        ),
        (variants(ANY, LOST), "17:10: these words are never used: a variant above it always holds"),
        (variants(LOST, LOST.replace("card: lost", "not: {card: works}")), "17:10: these words are never used"),
        (
            (TITLE, f"{TITLE}    variants: [{{when: {{card: lots}}, title: {{zh: 补, en: New}}}}]\n"),
            '10:30: question "card" has no option "lots" (did you mean "lost"?)',
        ),
        (
            (TITLE, f"{TITLE}    variants: [{{when: {{card: lost}}}}]\n"),
            '10:16: "title" is missing',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_variant_leads_somewhere_and_says_something(problems: Problems, edit: tuple[str, str], told: str) -> None:
    (line,) = problems(edit)
    assert line.startswith(f"tiny.yaml:{told}")


def test_a_variant_that_never_holds_for_certain_is_told(problems: Problems) -> None:
    unsure = "          guess: {zh: 不知, en: Unknown, because: {zh: 不知, en: unknown}, unsure: [works, lost]}\n"
    lost = "          lost: {zh: 丢了, en: It is lost, because: {zh: 卡丢了, en: the card is lost}}\n"
    only = variants("{when: {all: [{card: lost}, {not: {card: lost}}]}, title: {zh: 补, en: New}}")
    told = problems((lost, lost + unsure), only)
    assert told == ["tiny.yaml:16:10: these words are never used: this never holds for certain"]


def test_several_variants_that_take_turns_are_right(problems: Problems) -> None:
    assert problems(variants(LOST, ANY)) == []


def test_an_option_that_only_changes_words_is_not_idle(problems: Problems) -> None:
    third = "          third: {zh: 三, en: Third, because: {zh: 三, en: it is third}}\n"
    lost = "          lost: {zh: 丢了, en: It is lost, because: {zh: 卡丢了, en: the card is lost}}\n"
    both = third + third.replace("third:", "fourth:")
    twin = '28:19: "fourth" changes nothing: every list is the same as for "third": 1 of 5 situations, such as '
    twin += "/zh/upgrade/checklist?card=fourth"
    assert problems((lost, both + lost)) == [f"tiny.yaml:{twin}"]
    assert problems((lost, both + lost), variants(LOST.replace("lost", "third"))) == []
