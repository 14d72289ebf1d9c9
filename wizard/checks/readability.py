"""How texts read: plain enough, short enough, and punctuated by one rule for each language.

Measures are per text. The grade is Flesch and Kincaid's, with syllables counted by groups of vowels: rough, but it
tells plain from dense. What a limit is good for stands beside it.
"""

import re
from collections.abc import Iterator, Mapping

from wizard.checks.texts import location_of
from wizard.content.models import Content, walk
from wizard.content.problems import Finding
from wizard.content.text import EVERY, Text

MOST_WORDS = 25
"""English words to a sentence: beyond this, readers lose the thread (GOV.UK's own limit)."""
MOST_HAN = 60
"""Chinese characters to a sentence."""
HIGHEST_GRADE = 12
"""Of one English text; most lie far below."""
FEWEST_WORDS_GRADED = 12
"""A grade of fewer words than this says nothing."""

HAN = "\u3400-\u9fff"
SENTENCE_END = {"zh": re.compile(r"[。！？；]"), "en": re.compile(r"[.!?;:](?:\s|$)")}
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
VOWELS = re.compile(r"[aeiouy]+")

ASKING = {"zh": ("问", "据", "核实", "12333"), "en": ("ask", "report", "check", "confirm", "12333")}
"""What a statement that rests on third parties alone must say one of."""

RULES = {
    "zh": {
        re.compile(rf"[{HAN}][,;:!?()]|[,;:!?()][{HAN}]"): "half-width mark beside Chinese: use ，；：！？（）",
        re.compile(rf"[{HAN}] +[A-Za-z0-9{HAN}]|[A-Za-z0-9] +[{HAN}]"): "no space beside Chinese characters",
        re.compile(r"\""): "use the quotation marks “ and ”",
        re.compile(r"\.\.\.|。。"): "use …… for what is left out",
    },
    "en": {
        re.compile(rf"[，；：！？（）。](?![{HAN}])(?<![{HAN}].)"): "full-width mark in English",
        re.compile(r"  "): "two spaces in a row",
        re.compile(r" [,.;:!?]"): "space before a mark",
    },
}


def plainness(content: Content) -> Iterator[Finding]:
    """Texts that are too long, too hard, or punctuated by the rule of another language."""
    for location, value in walk(content):
        if isinstance(value, Text) and EVERY not in value.root:
            for lang, words in value.root.items():
                for fault in faults(lang, words, content.avoid.get(lang, {})):
                    yield Finding(location_of(location, lang), fault)


def faults(lang: str, words: str, avoid: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the words of a text. `avoid`: a word that readers may not know → what to say instead."""
    for pattern, rule in RULES.get(lang, {}).items():
        found = pattern.search(words)
        if found:
            yield f'"{found[0]}": {rule}'
    yield from _too_long(lang, words)
    if lang == "en" and grade(words) > HIGHEST_GRADE:
        yield f"too hard to read (grade {grade(words):.0f} of {HIGHEST_GRADE}): use shorter words and sentences"
    for word, instead in avoid.items():
        if re.search(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word), words, re.IGNORECASE):
            yield f'readers may not know "{word}": say "{instead}"'


def _too_long(lang: str, words: str) -> Iterator[str]:
    for sentence in SENTENCE_END[lang].split(words) if lang in SENTENCE_END else ():
        length = len(re.findall(f"[{HAN}]", sentence)) if lang == "zh" else len(WORD.findall(sentence))
        most = MOST_HAN if lang == "zh" else MOST_WORDS
        if length > most:
            yield f"a sentence of {length} {'characters' if lang == 'zh' else 'words'}: {most} are the most"


def grade(words: str) -> float:
    """The school year that can read an English text; 0 for one too short to tell."""
    found = [word.lower() for word in WORD.findall(words)]
    if len(found) < FEWEST_WORDS_GRADED:
        return 0
    sentences = sum(bool(part.strip()) for part in SENTENCE_END["en"].split(words))
    syllables = sum(_syllables(word) for word in found)
    return 0.39 * len(found) / max(sentences, 1) + 11.8 * syllables / len(found) - 15.59


def _syllables(word: str) -> int:
    silent = word.endswith("e") and not word.endswith("le")
    return max(1, len(VOWELS.findall(word)) - silent)


def asks(lang: str, words: str) -> bool:
    """Whether a text sends the reader to somebody who knows, instead of promising."""
    return any(sign in words.lower() for sign in ASKING.get(lang, ("",)))
