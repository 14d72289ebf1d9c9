"""Sixteen symbols mean one integer, however they are typed, and no mistake of one or two symbols means another."""

from itertools import combinations, product
from random import Random

import pytest

from wizard.lists.symbols import ALPHABET, Refusal, grouped, read, spelled

INTEGERS = [0, 1, 31, 2**69, 2**70 - 1, *(Random(9).getrandbits(70) for _ in range(195))]
NUMBERS = [spelled(integer) for integer in INTEGERS]

TOGETHER = "7M2K9QX4T3PA0655"
MEANT = 281406639766058510342


def changed(number: str, *changes: tuple[int, str]) -> str:
    symbols = [*number]
    for place, symbol in changes:
        symbols[place] = symbol
    return "".join(symbols)


@pytest.mark.parametrize(
    ("integer", "number"),
    [
        (0, "000000000000005Q"),
        (1, "000000000000013Z"),
        (MEANT, TOGETHER),
        (2**70 - 1, "ZZZZZZZZZZZZZZ3N"),
    ],
)
def test_an_integer_has_sixteen_symbols(integer: int, number: str) -> None:
    assert spelled(integer) == number


def test_every_integer_is_read_again() -> None:
    assert [read(number) for number in NUMBERS] == INTEGERS


def test_a_number_is_shown_like_that_of_a_bank_card() -> None:
    assert grouped(TOGETHER) == "7M2K-9QX4-T3PA-0655"


@pytest.mark.parametrize(
    "text",
    [
        "7M2K-9QX4-T3PA-0655",
        "7m2k 9qx4 t3pa 0655",
        "  7M2K9QX4T3PA0655\r\n",
        "7M2K-9QX4-T3PA-O655",
        "7M2K-9qx4-t3pa-o655",
        "７Ｍ２Ｋ－９ＱＸ４－Ｔ３ＰＡ－０６５５",
        "７ｍ２ｋ　９ｑｘ４　ｔ３ｐａ　ｏ６５５",
        "7M2K–9QX4—T3PA‑0655",
        "7\u200bM2K\u00a09QX4\ufeffT3PA0655",
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str) -> None:
    assert read(text) == MEANT


@pytest.mark.parametrize("one", ["1", "I", "i", "L", "l", "Ｉ", "ｌ"])
def test_one_may_look_like_a_letter(one: str) -> None:
    assert read(f"0000-0000-0000-0{one}3Z") == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zh",
        "robots.txt",
        TOGETHER[:-1],
        TOGETHER + "0",
        "7M2K-9QX4-T3PA-065U",
        "7M2K-9QX4-T3PA-065u",
        "7M2K_9QX4_T3PA_0655",
        "7M2K/9QX4/T3PA/0655",
        "7M2K9QX4T3PA065二",
        "7M2K9QX4T3PA065ı",
        "+7M2K9QX4T3PA0655",
        TOGETHER + " " * 60,
        "ﷺ" * 64,
    ],
)
def test_what_has_other_symbols_is_no_number(text: str) -> None:
    assert read(text) is Refusal.UNLIKE


def test_every_single_wrong_symbol_is_noticed() -> None:
    for number in NUMBERS:
        for place, symbol in product(range(16), ALPHABET):
            if symbol != number[place]:
                assert read(changed(number, (place, symbol))) is Refusal.MISTYPED


def test_every_swap_of_two_symbols_is_noticed() -> None:
    for number in NUMBERS:
        for left, right in combinations(range(16), 2):
            if number[left] != number[right]:
                assert read(changed(number, (left, number[right]), (right, number[left]))) is Refusal.MISTYPED


def test_every_two_wrong_symbols_are_noticed() -> None:
    """All of one number: the code is linear, so that others behave alike."""
    for left, right in combinations(range(16), 2):
        for one, other in product(ALPHABET.replace(TOGETHER[left], ""), ALPHABET.replace(TOGETHER[right], "")):
            assert read(changed(TOGETHER, (left, one), (right, other))) is Refusal.MISTYPED


def test_of_groups_that_changed_places_few_are_missed() -> None:
    swaps = missed = 0
    for number in NUMBERS:
        for one, other in combinations(range(0, 16, 4), 2):
            groups = {start: number[start : start + 4] for start in range(0, 16, 4)}
            groups[one], groups[other] = groups[other], groups[one]
            mistyped = "".join(groups.values())
            swaps += mistyped != number
            missed += mistyped != number and read(mistyped) is not Refusal.MISTYPED
    assert swaps > 1000
    assert missed <= 4
