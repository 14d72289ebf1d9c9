"""The short words of the head of the list and of the telephone: told where they are missing or too long."""

import pytest

from tests.core.conftest import Problems
from wizard.content.problems import ContentError

GO = 'ask-office: true, asks: {zh: 开门吗？, en: "Are you open?"}'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (GO, "ask-office: true", 'tiny.yaml:44:86: "asks" is missing here: the question to ask by telephone'),
        (
            GO,
            f"{GO}, bring: {{zh: 带, en: A name that is far too long for a phone}}",
            "tiny.yaml:44:162: 39 letters wide: 24 are the most for a short name",
        ),
        (
            GO,
            f"{GO}, bring: {{zh: 这个名称实在是太长了放不进手机, en: ID}}",
            "tiny.yaml:44:155: 30 letters wide: 24 are the most for a short name",
        ),
    ],
    ids=["no question", "too long in English", "too long in Chinese"],
)
def test_a_short_word_that_is_missing_or_too_long_is_told_at_its_line(
    problems: Problems, old: str, new: str, told: str
) -> None:
    assert problems((old, new)) == [told]


def test_whoever_rewords_a_thing_to_bring_says_its_short_name_again(load_edited) -> None:
    photo = "do: {zh: 带照片, en: Bring a photo}, "
    replaced = "photo: {do: {zh: 带回执, en: Bring the photo receipt}"
    with pytest.raises(ContentError, match='"bring" is missing here: its short name in these words, or false'):
        load_edited("places", (photo, f"{photo}bring: {{zh: 照片, en: Photo}}, "))
    named = load_edited(
        "places", (photo, f"{photo}bring: {{zh: 照片, en: Photo}}, "), (replaced, f"{replaced}, bring: false")
    )
    assert named.checklists["upgrade"].places["guangdong"].replace["photo"].bring is False
