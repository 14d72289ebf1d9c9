"""A place adds to, replaces in and leaves out of the general list; a city does so on top of its province."""

from datetime import date

import pytest

from wizard.content.models import Checklist, Item
from wizard.lists.regions import Local, local

TODAY = date(2026, 11, 22)

GENERAL = ["card", "photo", "money", "find", "south"]


def ids(items: tuple[Item, ...]) -> list[str]:
    return [item.id for item in items]


def photo(here: Local) -> Item:
    return next(item for item in here.items if item.id == "photo")


@pytest.mark.parametrize(
    ("place", "city", "items", "left_out"),
    [
        (None, None, GENERAL, []),
        ("unsure", None, GENERAL, []),
        ("nowhere", None, GENERAL, []),
        ("hebei", None, GENERAL, []),
        ("hebei", "guangzhou", GENERAL, []),
        ("beijing", None, ["card", "photo", "find", "south", "permit"], ["money"]),
        ("guangdong", None, GENERAL, []),
        ("guangdong", "other", GENERAL, []),
        ("guangdong", "guangzhou", [*GENERAL, "refund"], []),
        ("guangdong", "shenzhen", ["card", "money", "find", "south"], ["photo"]),
    ],
)
def test_a_place_adds_and_leaves_out(
    places: Checklist, place: str | None, city: str | None, items: list[str], left_out: list[str]
) -> None:
    here = local(places, place, city, TODAY)
    assert (ids(here.items), ids(here.left_out)) == (items, left_out)


@pytest.mark.parametrize(
    ("place", "city", "do", "detail", "ask_office", "checked"),
    [
        (None, None, "Bring a photo", "One inch", False, "2026-11-01"),
        ("guangdong", None, "Bring the photo receipt", "One inch", False, "2026-11-03"),
        ("guangdong", "guangzhou", "Bring the photo receipt", "No paper photo", True, "2026-11-03"),
    ],
)
def test_a_replacement_keeps_what_it_does_not_name(
    places: Checklist, place: str | None, city: str | None, do: str, detail: str, ask_office: bool, checked: str
) -> None:
    item = photo(local(places, place, city, TODAY))
    assert item.detail is not None
    assert (item.do["en"], item.detail["en"], item.ask_office) == (do, detail, ask_office)
    assert (item.source_ids, item.checked.isoformat()) == (("law",), checked)


def test_the_general_list_itself_never_changes(places: Checklist) -> None:
    local(places, "guangdong", "guangzhou", TODAY)
    assert places.items[1].do["en"] == "Bring a photo"


@pytest.mark.parametrize(
    ("place", "city", "fee", "wait", "hotline"),
    [
        (None, None, "Ask first", "One day", "12333"),
        ("hebei", None, "Ask first", "One day", "12333"),
        ("beijing", None, "Free", "One day", "010-12333"),
        ("guangdong", None, "20 yuan", "One day", "020-12333"),
        ("guangdong", "shenzhen", "20 yuan", "One day", "020-12333"),
        ("guangdong", "guangzhou", "20 yuan", "One day", "020-12345"),
    ],
)
def test_a_city_knows_what_its_province_knows(
    places: Checklist, place: str | None, city: str | None, fee: str, wait: str, hotline: str
) -> None:
    here = local(places, place, city, TODAY)
    assert here.hotline["en"] == hotline
    assert {fact.id: known.text["en"] for fact, known in here.facts(places, "prepare", {})} == {
        "fee": fee,
        "wait": wait,
    }


def test_it_is_known_which_region_changed_what(places: Checklist) -> None:
    beijing = local(places, "beijing", None, TODAY)
    guangzhou = local(places, "guangdong", "guangzhou", TODAY)
    assert {id: region.id for id, region in beijing.added.items()} == {"permit": "beijing"}
    assert {id: region.id for id, region in beijing.without.items()} == {"money": "beijing"}
    assert {id: region.id for id, region in guangzhou.added.items()} == {"refund": "guangzhou"}
    assert guangzhou.worded == {"photo": "01"}
    assert local(places, "guangdong", "shenzhen", TODAY).worded == {"photo": "0"}


def test_what_a_place_does_not_word_stays_the_same_object(places: Checklist) -> None:
    """So that places share what is made of it."""
    here = local(places, "guangdong", "guangzhou", TODAY)
    assert [item.id for item in here.items if item not in places.items or item.id not in GENERAL] == ["photo", "refund"]
    general = {item.id: item for item in places.items}
    assert [item.id for item in here.items if item is general.get(item.id)] == ["card", "money", "find", "south"]
