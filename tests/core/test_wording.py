"""Days, months, and texts in the languages of a page."""

from datetime import date

import pytest

from wizard.content.models import Content
from wizard.pages.wording import Said, month_names, runs, say, written_date, written_day


@pytest.mark.parametrize(
    ("lang", "day", "with_weekday", "without"),
    [
        ("zh", date(2026, 12, 1), "2026年12月1日星期二", "2026年12月1日"),
        ("zh", date(2027, 3, 27), "2027年3月27日星期六", "2027年3月27日"),
        ("en", date(2026, 12, 1), "Tuesday, 1 December 2026", "1 December 2026"),
        ("en", date(2027, 3, 27), "Saturday, 27 March 2027", "27 March 2027"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(lang: str, day: date, with_weekday: str, without: str) -> None:
    assert written_day(day, lang) == with_weekday
    assert written_date(day, lang) == without


@pytest.mark.parametrize(
    ("lang", "name", "number"),
    [
        *[("zh", "1", 1), ("zh", "一", 1), ("zh", "12", 12), ("zh", "十二", 12)],
        *[("en", "january", 1), ("en", "may", 5), ("en", "sept", 9), ("en", "dec", 12)],
    ],
)
def test_months_are_known_by_all_their_names(lang: str, name: str, number: int) -> None:
    assert month_names(lang)[name] == number


def test_a_text_is_said_in_the_languages_asked_for(content: Content) -> None:
    title = content.checklists["upgrade"].title
    assert say(title, ("en",)) == (Said("en", "Upgrade"),)
    assert say(title, ("zh", "en")) == (Said("zh", "换卡"), Said("en", "Upgrade"))


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        (Said("zh", "打12333，问clerk"), [Said("zh", "打12333，问clerk")]),
        (Said("en", "Bring it"), [Said("en", "Bring it")]),
        (
            Said("en", "the ID card (居民身份证) of the holder"),
            [Said("en", "the ID card ("), Said("zh", "居民身份证"), Said("en", ") of the holder")],
        ),
        (
            Said("en", "“封存” means not active"),
            [Said("en", "“"), Said("zh", "封存"), Said("en", "” means not active")],
        ),
        (Said("en", "您好，请问“一卡通”能用吗？"), [Said("zh", "您好，请问“一卡通”能用吗？")]),
        (
            Said("en", "the law (《社会保险法》)"),
            [Said("en", "the law ("), Said("zh", "《社会保险法》"), Said("en", ")")],
        ),
    ],
)
def test_chinese_inside_english_is_a_piece_of_its_own(said: Said, pieces: list[Said]) -> None:
    assert list(runs(said)) == pieces
