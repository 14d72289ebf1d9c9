"""What there is to read besides the lists: pages of sections, and the terms of the glossary."""

from typing import Literal

from wizard.content.fields import Unwritten
from wizard.content.sources import Citation, Sourced
from wizard.content.text import Model, Text


class Paragraph(Sourced):
    text: Text
    points: tuple[Text, ...] = ()
    sources: tuple[Citation, ...] = ()


class Section(Model):
    title: Text
    paragraphs: tuple[Paragraph, ...]


class Page(Model):
    """A page about the subject or about ourselves."""

    id: Unwritten = ""
    title: Text
    lead: Text
    sections: tuple[Section, ...]
    lists: Literal["sources", "glossary"] | None = None


class Term(Model):
    """An official term: in Chinese as offices write it, and how it is said there."""

    id: Unwritten = ""
    term: Text
    pinyin: str
    meaning: Text
