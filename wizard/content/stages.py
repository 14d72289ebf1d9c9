"""The stages, and words by condition: how a list's title and stages are said to those who get it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from wizard.content.conditions import Answers, Condition, holds
from wizard.content.fields import Unwritten, When
from wizard.content.text import Model, Text


class TitleVariant(Model):
    """Another title, for those for whom `when` holds for certain."""

    when: When
    title: Text


class StageVariant(Model):
    """Other words of a stage, for those for whom `when` holds for certain; what is left out stays."""

    when: When
    title: Text | None = None
    moment: Text | None = None
    lead: Text | None = None


class Stage(Model):
    """One of the four: its `moment` says when it happens. The first variant that holds has the word.

    `opens_with`: what to ask on the telephone, or what to say at the counter, stands at its head.
    """

    id: Unwritten = ""
    title: Text
    moment: Text
    lead: Text
    opens_with: Literal["call", "counter"] | None = None
    variants: tuple[StageVariant, ...] = ()

    def worded(self, answers: Answers) -> "Stage":
        """The stage in the words for these answers: one of few objects, the same for all who get the same words."""
        return next((stage for when, stage in self._wordings if holds(when, answers)), self)

    @cached_property
    def _wordings(self) -> tuple[tuple[Condition, "Stage"], ...]:
        return tuple((variant.when, self.model_copy(update=_words_of(variant))) for variant in self.variants)


def _words_of(variant: StageVariant) -> Mapping[str, Text]:
    """What a variant says otherwise."""
    words = {"title": variant.title, "moment": variant.moment, "lead": variant.lead}
    return {name: text for name, text in words.items() if text}
