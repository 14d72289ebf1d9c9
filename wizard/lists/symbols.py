"""An integer of 70 bits in sixteen symbols that people can read aloud, and type without being misread.

    7M2K-9QX4-T3PA-06HV     Crockford's base32: no I, L, O or U

The last two symbols are the check of a Reed-Solomon code with distance 3: one or two wrong symbols are always noticed,
and so are two that changed places, wherever they stand. Of worse mistakes one in 1,024 is not.
"""

import unicodedata
from collections.abc import Iterable
from enum import Enum

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4
BITS = 5

VALUES = {
    **{symbol: value for spelling in (ALPHABET, ALPHABET.lower()) for value, symbol in enumerate(spelling)},
    **dict.fromkeys("Oo", 0),
    **dict.fromkeys("IiLl", 1),
}
UNSEEN = {"Pd", "Zs", "Cc", "Cf"}
"""Dashes, spaces, and what cannot be seen may stand between symbols."""

LONGEST = 64
"""No text with more characters is looked at."""


class Refusal(Enum):
    """Why a text leads to no list."""

    UNLIKE = "unlike"
    """It has not sixteen symbols, or others than the alphabet's."""

    MISTYPED = "mistyped"

    NEWER = "newer"
    """It is right, and holds something that is not known yet."""


def spelled(integer: int) -> str:
    """The sixteen symbols, without hyphens."""
    pairs = [integer >> shift & LAST_PAIR for shift in SHIFTS]
    return "".join([PAIRS[pair] for pair in (*pairs, _check(pairs))])


def grouped(number: str) -> str:
    """In groups of four, like the number on a bank card."""
    return "-".join(number[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(text: str) -> int | Refusal:
    """The integer, in either case, in full-width letters, with or without hyphens; O is 0, I and L are 1."""
    values = _values(text)
    if values is None:
        return Refusal.UNLIKE
    *pairs, check = [high << BITS | low for high, low in zip(values[::2], values[1::2], strict=True)]
    if check != _check(pairs):
        return Refusal.MISTYPED
    return sum(pair << shift for pair, shift in zip(pairs, SHIFTS, strict=True))


def _values(text: str) -> list[int] | None:
    if len(text) > LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text)
    symbols = [symbol for symbol in plain if unicodedata.category(symbol) not in UNSEEN]
    if len(symbols) != LENGTH or not VALUES.keys() >= set(symbols):
        return None
    return [VALUES[symbol] for symbol in symbols]


def _check(pairs: Iterable[int]) -> int:
    """The remainder of the symbols, taken two at a time: again a pair."""
    check = SEED
    for pair in pairs:
        check = REMAINDERS[check ^ pair]
    return check


def _shifted(pair: int) -> int:
    """A remainder of the polynomial (x - 2)(x - 4) = x² + 6x + 8 over GF(32), times x."""
    high, low = divmod(pair, len(ALPHABET))
    return (low ^ _times(high, 6)) << BITS | _times(high, 8)


def _times(left: int, right: int) -> int:
    """The product in GF(32), whose modulus is x⁵ + x² + 1."""
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left, right = left << 1 ^ (0b100101 if left & 0b10000 else 0), right >> 1
    return product


PAIRS = tuple(left + right for left in ALPHABET for right in ALPHABET)
LAST_PAIR = len(PAIRS) - 1
SHIFTS = tuple(range((LENGTH - 4) * BITS, -1, -2 * BITS))
REMAINDERS = tuple(_shifted(_shifted(pair)) for pair in range(len(PAIRS)))
SEED = 0b01010_10101
"""Not 0, with which sixteen zeros would be a number."""
