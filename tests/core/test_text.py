"""A text holds all its languages; the language is an argument."""

import pytest
from pydantic import ValidationError

from wizard.content.text import Model, Text

CARD = Text({"zh": "卡", "en": "card"})


class Stamp(Model):
    some_word: Text


@pytest.mark.parametrize(("language", "words"), [("zh", "卡"), ("en", "card")])
def test_a_text_answers_in_each_language(language: str, words: str) -> None:
    assert CARD[language] == words


@pytest.mark.parametrize("words", ["12333", "010-12333", "+86 10 12333", ""])
def test_a_text_without_letters_is_the_same_everywhere(words: str) -> None:
    assert Text.model_validate(words)["zh"] == Text.model_validate(words)["en"] == words


@pytest.mark.parametrize("words", ["Bring the card", "带卡", "12333 (free)"])
def test_a_text_with_letters_needs_its_languages(words: str) -> None:
    with pytest.raises(ValidationError, match=r"a text needs its languages: \{zh: …, en: …\}"):
        Text.model_validate(words)


def test_a_language_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        CARD["fr"]


@pytest.mark.parametrize(
    ("words", "values", "filled"),
    [
        ("made {date}", {"date": "today"}, "made today"),
        ("{low} to {high}", {"low": 2, "high": 5}, "2 to 5"),
        ("twice {it} and {it}", {"it": "so"}, "twice so and so"),
        ("{kept} when nothing is given", {}, "{kept} when nothing is given"),
    ],
)
def test_blanks_are_filled_by_name(words: str, values: dict[str, object], filled: str) -> None:
    assert Text({"en": words}).fill("en", **values) == filled


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert Text({"en": "in {place}"}).fill("en", place="{low}") == "in {low}"


@pytest.mark.parametrize(
    ("words", "blanks"),
    [
        ("no blanks", set()),
        ("made {date}", {"date"}),
        ("{low} to {high}", {"low", "high"}),
        ("an unmatched { brace", {"?"}),
        ("an unmatched } brace", {"?"}),
        ("an empty {} one", {""}),
    ],
)
def test_a_text_knows_its_blanks(words: str, blanks: set[str]) -> None:
    assert Text({"en": words}).blanks() == {"en": blanks}


def test_content_cannot_be_changed() -> None:
    stamp = Stamp(**{"some-word": CARD})
    with pytest.raises(ValidationError, match="Instance is frozen"):
        stamp.some_word = Text({"en": "other"})


def test_two_things_with_the_same_words_are_two_things() -> None:
    one, other = Stamp(**{"some-word": CARD}), Stamp(**{"some-word": CARD})
    assert one != other
    assert len({one, other}) == 2
