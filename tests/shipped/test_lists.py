"""The shipped questions and lists: few enough, long enough, for everybody and everywhere."""

import random
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from app import ROOT
from tests.web.personas import ADULT, DAUGHTER, FOREIGNER, MOTHER, PERSONAS, Persona
from wizard.checks.verify import examine
from wizard.content.models import Checklist, Content, Item
from wizard.lists.journey import choices, travel
from wizard.lists.regions import local
from wizard.lists.sheet import Sheet, Sheets
from wizard.lists.survey import Survey

TODAY = date(2026, 11, 22)
PLACES = {
    "beijing": ("北京", "Beijing"),
    "tianjin": ("天津", "Tianjin"),
    "hebei": ("河北", "Hebei"),
    "shanxi": ("山西", "Shanxi"),
    "inner-mongolia": ("内蒙古", "Inner Mongolia"),
    "liaoning": ("辽宁", "Liaoning"),
    "jilin": ("吉林", "Jilin"),
    "heilongjiang": ("黑龙江", "Heilongjiang"),
    "shanghai": ("上海", "Shanghai"),
    "jiangsu": ("江苏", "Jiangsu"),
    "zhejiang": ("浙江", "Zhejiang"),
    "anhui": ("安徽", "Anhui"),
    "fujian": ("福建", "Fujian"),
    "jiangxi": ("江西", "Jiangxi"),
    "shandong": ("山东", "Shandong"),
    "henan": ("河南", "Henan"),
    "hubei": ("湖北", "Hubei"),
    "hunan": ("湖南", "Hunan"),
    "guangdong": ("广东", "Guangdong"),
    "guangxi": ("广西", "Guangxi"),
    "hainan": ("海南", "Hainan"),
    "chongqing": ("重庆", "Chongqing"),
    "sichuan": ("四川", "Sichuan"),
    "guizhou": ("贵州", "Guizhou"),
    "yunnan": ("云南", "Yunnan"),
    "xizang": ("西藏", "Xizang (Tibet)"),
    "shaanxi": ("陕西", "Shaanxi"),
    "gansu": ("甘肃", "Gansu"),
    "qinghai": ("青海", "Qinghai"),
    "ningxia": ("宁夏", "Ningxia"),
    "xinjiang": ("新疆", "Xinjiang"),
}
CITIES = {
    "liaoning": ["shenyang", "dalian"],
    "jiangsu": ["suzhou", "wuxi", "changzhou"],
    "zhejiang": ["hangzhou", "ningbo"],
    "fujian": ["fuzhou", "xiamen", "quanzhou", "putian"],
    "shandong": ["qingdao"],
    "hubei": ["wuhan", "huangshi"],
    "guangdong": ["guangzhou", "shenzhen", "dongguan", "zhongshan", "qingyuan", "zhaoqing"],
    "sichuan": ["chengdu"],
    "guizhou": ["guiyang"],
    "shaanxi": ["xian", "baoji"],
}
QUESTIONS = [
    *("place", "city", "holder", "age", "goer", "card", "generation", "photo", "channel", "visit", "bank", "money"),
    "treatment",
]


@cache
def made_for(checklist: Checklist) -> Sheets:
    return Sheets(checklist)


def sheet_of(checklist: Checklist, persona: Persona) -> Sheet:
    return made_for(checklist).sheet(travel(checklist, persona.answers), TODAY)


def somebody(checklist: Checklist, chance: random.Random, **fixed: str) -> Sheet:
    """The sheet of somebody who answers by chance."""
    answers = dict(fixed)
    while question := (journey := travel(checklist, answers)).current:
        offered = [*choices(checklist, question, journey.answers)]
        answers[question.id] = chance.choice(offered if question.kind != "date" else ["open", "2026-12-01"])
    return made_for(checklist).sheet(journey, TODAY)


def everywhere(checklist: Checklist) -> Iterator[dict[str, str]]:
    yield {"place": "unsure"}
    for place in PLACES:
        yield {"place": place} if place not in CITIES else {"place": place, "city": "other"}
        yield from ({"place": place, "city": city} for city in CITIES.get(place, []))


def test_the_shipped_content_has_no_problem() -> None:
    assert examine(ROOT / "checklists.yaml")[1] == ()


def test_the_content_speaks_chinese_and_english(content: Content) -> None:
    assert content.languages == {"zh": "中文", "en": "English"}


def test_the_four_stages_come_in_the_order_of_doing(checklist: Checklist) -> None:
    assert list(checklist.stages) == ["prepare", "visit", "apply", "verify"]


def test_the_thirteen_questions_come_in_this_order(checklist: Checklist) -> None:
    assert list(checklist.questions) == QUESTIONS


def test_nobody_answers_more_than_eleven_questions(checklist: Checklist) -> None:
    assert Survey(checklist).questions_left({}) == (6, 11)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked_of_one_of_four_people(checklist: Checklist, question: str) -> None:
    paths = [travel(checklist, persona.answers).path for persona in PERSONAS]
    assert any(question in [each.id for each in path] for path in paths)


def test_no_question_has_more_than_seven_options(checklist: Checklist) -> None:
    for question in checklist.questions.values():
        assert len(question.options) <= 7, question.id
    for place, cities in CITIES.items():
        assert len(checklist.places[place].cities) + len(checklist.questions["city"].options) <= 7, cities


def test_not_knowing_is_an_answer_where_people_may_not_know(checklist: Checklist) -> None:
    unsure = {id for id, question in checklist.questions.items() if any(o.unsure for o in question.options.values())}
    assert unsure == {"place", "card", "generation", "photo", "channel", "bank", "money"}


def test_all_31_places_are_there_by_their_names(checklist: Checklist) -> None:
    named = {id: (place.title["zh"], place.title["en"]) for id, place in checklist.places.items()}
    assert named == PLACES
    assert len(PLACES) == 31


def test_cities_are_asked_only_where_they_differ(checklist: Checklist) -> None:
    assert {id: list(place.cities) for id, place in checklist.places.items() if place.cities} == CITIES


def test_no_stage_has_more_than_nine_items_anywhere(checklist: Checklist) -> None:
    for where in everywhere(checklist):
        here = local(checklist, where["place"], where.get("city"), TODAY).items
        for stage in checklist.stages:
            conditions = [item.when for item in here if item.stage == stage]
            most = Survey(checklist, conditions).conditions(where).high
            assert most <= 9, f"{where}: {most} items in stage {stage}"


def test_a_thousand_people_get_lists_that_can_be_read(checklist: Checklist) -> None:
    chance = random.Random(2026)
    for where in everywhere(checklist):
        for _ in range(27):
            sheet = somebody(checklist, chance, **where)
            sizes = [len(part.lines) for part in sheet.parts]
            answers = {id: answer.code for id, answer in sheet.journey.answers.items()}
            assert all(1 <= size <= 9 for size in sizes), f"{sizes}: {answers}"
            assert len(answers) <= 11
            assert len(sheet.notices) <= 4
            assert 1 <= len(sheet.phrases) <= 12, answers


@pytest.mark.parametrize(
    ("persona", "items"),
    [(ADULT, 21), (FOREIGNER, 29), (DAUGHTER, 28), (MOTHER, 23)],
    ids=lambda value: str(value)[:20],
)
def test_a_usual_list_has_18_to_29_items(checklist: Checklist, persona: Persona, items: int) -> None:
    count = sum(len(part.lines) for part in sheet_of(checklist, persona).parts)
    assert count == items
    assert 18 <= count <= 29


def test_every_item_is_on_somebodys_list(checklist: Checklist) -> None:
    chance = random.Random(12333)
    met: set[str] = set()
    for where in everywhere(checklist):
        for _ in range(40):
            met |= {line.item.id for part in somebody(checklist, chance, **where).parts for line in part.lines}
    assert sorted({item.id for item in all_items(checklist)} - met) == []


def test_every_list_ends_with_the_checks_of_the_new_card(checklist: Checklist) -> None:
    for persona in PERSONAS:
        verify = sheet_of(checklist, persona).parts[-1]
        ids = [line.item.id for line in verify.lines]
        assert ids[0] == ("check-card-other" if persona is FOREIGNER else "check-card")
        assert ids[1] == "activate-social"
        assert {"pins", "status"} <= set(ids)


def test_the_warning_of_messages_with_links_is_on_the_start_page(content: Content) -> None:
    """Once and for everybody, instead of a box on every list."""
    for language in ("zh", "en"):
        assert "短信" in content.words.beware[language]
        assert "链接" in content.words.beware[language]


@pytest.mark.parametrize(
    ("persona", "notices"),
    [
        (ADULT, []),
        (FOREIGNER, ["lost-card"]),
        (DAUGHTER, ["already-third", "pension-first"]),
        (MOTHER, []),
    ],
    ids=["adult", "foreigner", "daughter", "mother"],
)
def test_a_notice_is_told_to_those_whom_it_concerns(checklist: Checklist, persona: Persona, notices: list[str]) -> None:
    sheet = sheet_of(checklist, persona)
    assert [notice.id for notice, _ in sheet.notices] == notices


def all_items(checklist: Checklist) -> list[Item]:
    return [*checklist.items, *(item for _, region in checklist.region_paths() for item in region.add)]
