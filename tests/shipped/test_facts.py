"""What the shipped content claims, and on what it rests."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from wizard.checks import walk
from wizard.content import Checklist, Content, Item
from wizard.regions import local
from wizard.text import Text

TODAY = date(2026, 11, 22)


def test_every_source_is_used(content: Content) -> None:
    used = {id for path, value in walk(content) if path for id in getattr(value, "sources", None) or ()}
    assert used == set(content.sources)
    assert len(used) >= 60


def test_every_address_is_whole(content: Content) -> None:
    for id, source in content.sources.items():
        if source.kind == "ours":
            assert source.url is None, id
            continue
        assert source.url is not None, id
        parts = urlsplit(source.url)
        assert parts.scheme in ("http", "https"), id
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), id
        assert source.url.isascii() and not re.search(r"[\s<>\"{}|\\^`]", source.url), id
        assert not parts.fragment, id


def test_no_two_sources_say_the_same(content: Content) -> None:
    titles = [source.title["en"] for source in content.sources.values()]
    assert len(set(titles)) == len(titles)
    urls = [source.url for source in content.sources.values() if source.kind not in ("ours", "law")]
    assert len(set(urls)) == len(urls)


def test_dates_are_plausible(content: Content) -> None:
    count = 0
    for path, value in walk(content):
        checked, dated = getattr(value, "checked", None), getattr(value, "dated", None)
        if isinstance(checked, date):
            count += 1
            assert date(2026, 11, 1) <= checked <= TODAY, path
            assert dated is None or date(2003, 1, 1) <= dated <= checked, path
    assert count > 150


def test_nothing_was_checked_before_its_sources(content: Content) -> None:
    for path, value in walk(content):
        if getattr(value, "checked", None) and getattr(value, "sources", None):
            for id in value.sources:
                dated = content.sources[id].dated
                assert dated is None or dated <= value.checked, path


def test_what_rests_on_others_alone_is_put_as_a_question(content: Content) -> None:
    for path, value in walk(content):
        if isinstance(value, Item) and {content.sources[id].kind for id in value.sources} == {"secondary"}:
            assert value.ask_office, path


def test_article_12_is_named_and_never_quoted(content: Content) -> None:
    naming = [
        (path, language, words)
        for path, value in walk(content)
        if isinstance(value, Text)
        for language, words in value.root.items()
        if re.search(r"第十二条|第12条|\b[Aa]rticle 12\b", words)
    ]
    assert {path[:2] for path, _, _ in naming} == {("pages", "sources")}
    assert len(naming) == 4
    for path, _, words in naming:
        assert not re.search("[“”]", words), path


def test_no_item_promises_what_the_law_does_not_give(content: Content) -> None:
    for path, value in walk(content):
        if isinstance(value, Text):
            assert not re.search("一定能|保证办成|必须免费|无条件", value.root.get("zh", "")), path
            assert not re.search(r"\bguarantee(d|s)?\b|must be free", value.root.get("en", "")), path


def fact(checklist: Checklist, name: str, place: str, city: str | None = None) -> Text:
    facts = local(checklist, place, city).facts.values()
    return next(known.text for stage in facts for each, known in stage if each.id == name)


@pytest.mark.parametrize(
    ("name", "place", "city", "zh", "en"),
    [
        ("fee", "beijing", None, "免费", "Free"),
        ("fee", "jiangxi", None, "32元", "32 yuan"),
        ("fee", "guangdong", "guangzhou", "20元", "20 yuan"),
        ("fee", "guangdong", "dongguan", "20元", "20 yuan"),
        ("fee", "chongqing", None, "首次申领免费", "first card"),
        ("fee", "sichuan", None, "各地不同", "differs"),
        ("channels", "beijing", None, "京通", "京通"),
        ("channels", "guangdong", None, "粤省事", "粤省事"),
        ("channels", "guangdong", "guangzhou", "穗好办", "穗好办"),
        ("channels", "jiangxi", None, "赣服通", "赣服通"),
        ("channels", "chongqing", None, "渝快办", "渝快办"),
        ("waiting", "beijing", None, "30天", "30 days"),
        ("waiting", "jiangxi", None, "7个工作日", "7 working days"),
        ("waiting", "guangdong", "guangzhou", "12个工作日", "12 working days"),
        ("old-card", "guangdong", "guangzhou", "收回", "taken back"),
        ("old-card", "jiangsu", "suzhou", "2023年12月1日", "1 December 2023"),
    ],
)
def test_what_is_known_of_a_place_is_told(checklist: Checklist, name: str, place, city, zh: str, en: str) -> None:
    text = fact(checklist, name, place, city)
    assert zh in text["zh"]
    assert en in text["en"]


@pytest.mark.parametrize(
    ("place", "city", "number"),
    [
        ("beijing", None, "010-12333"),
        ("chongqing", None, "023-12333"),
        ("guangdong", "guangzhou", "020-12333"),
        ("guangdong", "other", "12333"),
        ("sichuan", None, "12333"),
        ("unsure", None, "12333"),
    ],
)
def test_the_helpline_is_that_of_the_place(checklist: Checklist, place: str, city: str | None, number: str) -> None:
    assert local(checklist, place, city).hotline["zh"] == number


@pytest.mark.parametrize(
    ("place", "city", "item", "zh", "en"),
    [
        ("chongqing", None, "agent-id", "身份证或社保卡", "or social security card"),
        ("chongqing", None, "home-service", "新华社", "Xinhua"),
        ("chongqing", None, "same-number", "新华社", "Xinhua"),
        ("jiangxi", None, "fee-ready", "32元", "32 yuan"),
        ("guangdong", None, "photo", "回执号", "receipt number"),
        ("guangdong", "guangzhou", "passport", "建设银行", "(建设银行)"),
        ("guangdong", "guangzhou", "guangzhou-transport", "羊城通", "Yang Cheng Tong"),
        ("beijing", None, "beijing-transport", "公交余额", "transport"),
        ("jiangsu", "suzhou", "suzhou-citizen-card", "市民卡", "citizen card"),
    ],
)
def test_a_place_changes_the_items_that_differ(checklist: Checklist, place, city, item: str, zh: str, en: str) -> None:
    found = next(each for each in local(checklist, place, city).edition.items if each.id == item)
    assert zh in found.do["zh"] + (found.detail["zh"] if found.detail else "")
    assert en in found.do["en"] + (found.detail["en"] if found.detail else "")


def test_nothing_is_to_be_paid_in_beijing(checklist: Checklist) -> None:
    assert "fee-ready" not in [item.id for item in local(checklist, "beijing", None).edition.items]
    assert "fee-ready" in [item.id for item in local(checklist, "tianjin", None).edition.items]


def test_places_of_which_nothing_is_known_say_nothing_of_their_own(checklist: Checklist) -> None:
    silent = [id for id, place in checklist.places.items() if not (place.facts or place.add or place.replace)]
    assert silent == [
        *("tianjin", "shanxi", "inner-mongolia", "liaoning", "jilin", "heilongjiang", "shanghai", "jiangsu"),
        *("zhejiang", "anhui", "fujian", "shandong", "hubei", "hunan", "guangxi", "hainan", "sichuan", "guizhou"),
        *("yunnan", "xizang", "shaanxi", "gansu", "qinghai", "ningxia", "xinjiang"),
    ]


def test_pages_about_the_subject_rest_on_sources(content: Content) -> None:
    for id in ("uses", "protect", "sources"):
        for section in content.pages[id].sections:
            for paragraph in section.paragraphs:
                assert paragraph.sources, f"{id}: {paragraph.text['en']}"


def test_the_privacy_page_is_true_of_this_product(content: Content) -> None:
    zh = " ".join(
        paragraph.text["zh"] for section in content.pages["privacy"].sections for paragraph in section.paragraphs
    )
    assert "没有Cookie" in zh
    assert "不记您的答案" in zh
