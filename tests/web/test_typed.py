"""What readers type is shown to them alone, and nothing of it stays in the application."""

import gc
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.web.personas import ADULT

TYPED = "k7q2zx"
TO_THE_DATE = (
    "/en/upgrade?place=beijing&holder=adult-id&goer=self&card=works&generation=second&photo=existing&channel=bank"
)

CACHE = type(cache(str))


def day(entered: str) -> str:
    """The address that an impossible day of December leads to."""
    return f"{TO_THE_DATE}&asked=visit&visit-year=2026&visit-month=12&visit-day={entered}"


def own(name: str | None) -> bool:
    return (name or "").partition(".")[0] in ("app", "wizard")


def reachable(app: Flask) -> Iterator[Any]:
    """All that the application and its modules hold, but not what modules and caches of others hold."""
    modules = sys.modules.items()
    seen = {id(vars(module)) for name, module in modules if not own(name)}
    waiting = [app, *[vars(module) for name, module in modules if own(name)]]
    while waiting:
        each = waiting.pop()
        foreign = isinstance(each, ModuleType) or (isinstance(each, CACHE) and not own(each.__module__))
        if id(each) not in seen and not foreign:
            seen.add(id(each))
            waiting += gc.get_referents(each)
            yield each


def kept(app: Flask, words: str) -> list[Any]:
    """What the application still holds in which these words stand."""
    gc.collect()
    texts = [each for each in reachable(app) if isinstance(each, str | bytes)]
    return [each for each in texts if words in (each if isinstance(each, str) else each.decode("utf-8", "replace"))]


def test_a_wrong_day_shows_on_no_other_page(stranger: FlaskClient) -> None:
    assert f'value="{TYPED}"' in stranger.get(day(TYPED)).text
    for other in (day("77"), day(""), f"{TO_THE_DATE}&edit=visit", f"{TO_THE_DATE}&visit=2026-12-01&edit=visit"):
        answer = stranger.get(other)
        assert 'name="visit-day"' in answer.text
        assert TYPED not in answer.text


def test_nothing_that_was_typed_is_kept(app: Flask, stranger: FlaskClient) -> None:
    """Pages that everybody may see are kept, which shows that the search finds what is."""
    stranger.get("/en/upgrade", base_url="https://cards.example.org")
    for address in [
        day(TYPED),
        f"/en/upgrade?place=beijing&asked=holder&holder={TYPED}",
        f"/en/upgrade?place=beijing&edit={TYPED}&utm_source={TYPED}",
        f"/en/upgrade/checklist?{ADULT.query}&made=2026-11-01.00000000.{TYPED}&with={TYPED}",
        f"/en/upgrade/checklist.txt?{ADULT.query}&from={TYPED}",
        f"/en/about/{TYPED}",
        f"/{TYPED}/upgrade",
    ]:
        stranger.get(address, base_url=f"https://{TYPED}.example.org")
    assert kept(app, 'id="place-beijing"')
    assert kept(app, TYPED) == []


def test_the_day_of_a_visit_is_kept_in_no_drawn_page(app: Flask, stranger: FlaskClient) -> None:
    answers = TO_THE_DATE.partition("?")[2]
    for address in ("upgrade/checklist?", "upgrade/checklist.txt?", "upgrade/answers?", "upgrade?edit=visit&"):
        assert stranger.get(f"/en/{address}{answers}&visit=2031-03-17&bank=keep&money=none").status_code == 200
    assert [kept(app, day) for day in ("2031-03-17", "17 March 2031", 'value="2031"')] == [[], [], []]
