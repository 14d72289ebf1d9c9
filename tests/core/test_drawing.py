"""What is left open in a drawn page, and how it is filled in."""

import pytest

from wizard.pages.drawing import Pieces, fill
from wizard.pages.links import ANSWERS, HERE, HIDDEN, STANDARD, Settings

PIECES = Pieces((b"<a href='", b"'>", b"</a><b>", b"</b>"), ("link", "words", "link"))
CODES = {"card": "lost", "day": "2026-12-01"}


def test_a_slot_is_filled_wherever_it_stands() -> None:
    assert PIECES.join(words=b"list", link=b"/en/") == b"<a href='/en/'>list</a><b>/en/</b>"


def test_a_slot_without_a_filling_is_no_page() -> None:
    with pytest.raises(KeyError, match="words"):
        PIECES.join(link=b"/en/")


@pytest.mark.parametrize("more", [{"omissions": b"-"}, {"word": b"list"}], ids=["unknown", "misspelt"])
def test_a_filling_without_a_slot_is_no_page(more: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match=f"no slot for \\['{next(iter(more))}'\\]"):
        PIECES.join(link=b"/en/", words=b"list", **more)


def test_pieces_that_lack_a_name_are_no_page() -> None:
    with pytest.raises(ValueError, match="zip"):
        Pieces((b"<b>", b"</b>", b"<i>"), ("words",)).join(words=b"list")


@pytest.mark.parametrize(
    ("drawn", "settings", "filled"),
    [
        (f'"/en/upgrade{ANSWERS}"', STANDARD, '"/en/upgrade?card=lost&amp;day=2026-12-01"'),
        (f'"/en/{ANSWERS}&amp;with=zh"', Settings("zh"), '"/en/?card=lost&amp;day=2026-12-01&amp;with=zh"'),
        (f'"{HERE}&amp;edit=day"', STANDARD, '"?card=lost&amp;day=2026-12-01&amp;edit=day"'),
        (f'"{HERE}"', Settings("zh", True), '"?card=lost&amp;day=2026-12-01&amp;with=zh&amp;size=large"'),
        (
            f"<form>{HIDDEN}</form>",
            Settings("zh", True),
            '<form><input type="hidden" name="card" value="lost"><input type="hidden" name="with" value="zh">'
            '<input type="hidden" name="size" value="large"></form>',
        ),
        (f"<form>{HIDDEN}</form>", STANDARD, '<form><input type="hidden" name="card" value="lost"></form>'),
    ],
    ids=["answers", "answers and more", "here", "here with settings", "form with settings", "form"],
)
def test_links_and_forms_get_the_answers(drawn: str, settings: Settings, filled: str) -> None:
    assert fill(drawn.encode(), CODES, settings, without="day").decode() == filled


def test_a_form_gets_all_answers_that_it_does_not_ask_for() -> None:
    assert fill(HIDDEN.encode(), CODES, STANDARD) == (
        b'<input type="hidden" name="card" value="lost"><input type="hidden" name="day" value="2026-12-01">'
    )


@pytest.mark.parametrize(
    ("drawn", "filled"),
    [
        (f'"/en/upgrade{ANSWERS}"', '"/en/upgrade"'),
        (f'"/en/upgrade{ANSWERS}&amp;size=large"', '"/en/upgrade?size=large"'),
        (f'"/en/upgrade{HERE}&amp;from=list&amp;edit=day"', '"/en/upgrade?from=list&amp;edit=day"'),
    ],
)
def test_without_answers_no_link_ends_in_a_question_mark(drawn: str, filled: str) -> None:
    assert fill(drawn.encode(), {}, STANDARD).decode() == filled
