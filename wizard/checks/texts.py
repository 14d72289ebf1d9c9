"""Whether texts are whole: every language, the blanks that are filled in, characters that can be printed."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from wizard.content.characters import instead, printable
from wizard.content.models import Content, walk
from wizard.content.problems import Finding, Key, Location, key_of, nearest
from wizard.content.text import EVERY, Text
from wizard.content.words import Blanks, Words

PRIVATE = re.compile("[\x00-\x1f\x7f\ue000-\uf8ff]")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|\*\*|__|`|\]\(|^#+ ")
QUOTES = ("“", "‘", "”", "’")

Located = Sequence[tuple[Location, Text]]


def texts(content: Content) -> Iterator[Finding]:
    """What texts lack, and what they have that cannot be shown."""
    located = [(location, value) for location, value in walk(content) if isinstance(value, Text)]
    absent, unnamed = _languages_elsewhere(located, content.languages)
    yield from _misnamed(absent, unnamed)
    blanks = dict(_expected_blanks(content))
    for location, text in located:
        yield from _missing(location, text, content.languages.keys() - absent)
        yield from _worded(location, text, content.languages, unnamed)
        yield from _blanks(location, text, blanks.get(location, frozenset()))


def location_of(location: Location, language: str) -> Location:
    """Where the words of a text stand in one language; an option has them beside its other keys."""
    return (*location[:-1], language) if location[-1] == "label" else (*location, language)


def _languages_elsewhere(located: Located, languages: Collection[str]) -> tuple[set[str], set[str]]:
    """Languages that are named and in no text, and those in most texts and not named: one word is wrong, not all."""
    used = Counter(language for _, text in located for language in text.root if language != EVERY)
    absent = {language for language in languages if language not in used}
    return absent, {language for language in used.keys() - languages if used[language] > len(located) / 2}


def _misnamed(absent: Collection[str], unnamed: Collection[str]) -> Iterator[Finding]:
    for language in sorted(absent):
        message = f'no text has the language "{language}"{nearest(language, unnamed)}'
        yield Finding(("languages", Key(language)), message)
    if not absent:
        for language in sorted(unnamed):
            yield Finding((Key("languages"),), f'most texts have the language "{language}", which is not named here')


def _missing(location: Location, text: Text, languages: Collection[str]) -> Iterator[Finding]:
    block = location[:-1] if location[-1] == "label" else location
    for language in sorted(languages - text.root.keys()) if EVERY not in text.root else ():
        yield Finding(key_of(block), f'"{language}" is missing here')


def _worded(location: Location, text: Text, languages: Collection[str], unnamed: Collection[str]) -> Iterator[Finding]:
    for language, words in text.root.items():
        below = location_of(location, language)
        if language not in (*languages, *unnamed, EVERY):
            hint = nearest(language, [*languages, "because", "hint", "short", "unsure"])
            yield Finding(key_of(below), f'there is no language "{language}"{hint}')
        elif not words.strip() and not str(location[-1]).endswith("-joiner"):
            yield Finding(below, "the text is empty")
        elif language == EVERY and words[:1] in QUOTES:
            yield Finding(below, f"the quotation marks would be printed{instead(words[:1])}")
        elif markup := MARKUP.search(words):
            yield Finding(below, f'"{markup[0]}": texts have no HTML and no Markdown')
        elif PRIVATE.search(words):
            yield Finding(below, "the text has a character that cannot be printed")
        else:
            yield from _unprinted(below, words)


def _unprinted(location: Location, words: str) -> Iterator[Finding]:
    for character in sorted(set(words) - printable()):
        code = f"U+{ord(character):04X}"
        yield Finding(location, f'the character "{character}" ({code}) is not in the font of the printed sheet')


def _expected_blanks(content: Content) -> Iterator[tuple[Location, frozenset[str]]]:
    for name, info in Words.model_fields.items():
        blanks = next((mark for mark in info.metadata if isinstance(mark, Blanks)), None)
        if blanks:
            yield ("words", info.alias or name), blanks.names
    for id, checklist in content.checklists.items():
        for question in checklist.questions.values():
            yield ("checklists", id, "questions", question.id, "because"), frozenset({"option"})


def _blanks(location: Location, text: Text, expected: frozenset[str]) -> Iterator[Finding]:
    for language, found in text.blanks().items():
        if found != expected:
            wanted = ", ".join(f"{{{name}}}" for name in sorted(expected)) or "no { } at all"
            yield Finding((*location, language), f"this text needs {wanted}")
