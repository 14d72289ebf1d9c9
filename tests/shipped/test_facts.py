"""What the shipped content claims, and on what it rests."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from wizard.content.conditions import ALWAYS
from wizard.content.models import Checklist, Content, Item, walk
from wizard.content.sources import Sourced
from wizard.content.text import Text
from wizard.lists.regions import local

TODAY = date(2026, 11, 22)


def test_every_source_is_used(content: Content) -> None:
    used = {id for _, value in walk(content) if isinstance(value, Sourced) for id in value.source_ids}
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
        if isinstance(value, Sourced) and getattr(value, "checked", None):
            for id in value.source_ids:
                dated = content.sources[id].dated
                assert dated is None or dated <= value.checked, path


def test_what_rests_on_others_alone_is_put_as_a_question(content: Content) -> None:
    for path, value in walk(content):
        if isinstance(value, Item) and {content.sources[id].kind for id in value.source_ids} == {"secondary"}:
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
    return local(checklist, place, city).known[name].text


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
        ("fee", "chongqing", None, "25元", "25 yuan"),
        ("fee", "hebei", None, "唐山", "Tangshan"),
        ("fee", "hunan", None, "益阳、株洲", "Yiyang and Zhuzhou"),
        ("fee", "fujian", "fuzhou", "说法不一", "Sources differ"),
        ("fee", "shanghai", None, "先问", "Ask"),
        ("waiting", "fujian", "xiamen", "5个工作日", "5 working days"),
        ("channels", "guangdong", "zhaoqing", "249个", "249"),
        ("channels", "henan", None, "豫事办", "豫事办"),
        ("old-card", "beijing", None, "不设停用时间", "Voluntary"),
        ("old-card", "hubei", "wuhan", "2021年7月1日", "1 July 2021"),
        ("old-card", "fujian", "fuzhou", "新卡还没到", "before you have the new one"),
    ],
)
def test_what_is_known_of_a_place_is_told(checklist: Checklist, name: str, place, city, zh: str, en: str) -> None:
    text = fact(checklist, name, place, city)
    assert zh in text["zh"]
    assert en in text["en"]


AREA_CODES = {
    "beijing": "010",
    "tianjin": "022",
    "hebei": "0311",
    "shanxi": "0351",
    "inner-mongolia": "0471",
    "liaoning": "024",
    "jilin": "0431",
    "heilongjiang": "0451",
    "shanghai": "021",
    "jiangsu": "025",
    "zhejiang": "0571",
    "anhui": "0551",
    "fujian": "0591",
    "jiangxi": "0791",
    "shandong": "0531",
    "henan": "0371",
    "hubei": "027",
    "hunan": "0731",
    "guangdong": "020",
    "guangxi": "0771",
    "hainan": "0898",
    "chongqing": "023",
    "sichuan": "028",
    "guizhou": "0851",
    "yunnan": "0871",
    "xizang": "0891",
    "shaanxi": "029",
    "gansu": "0931",
    "qinghai": "0971",
    "ningxia": "0951",
    "xinjiang": "0991",
}
"""Of the capital of each place."""

CITY_AREA_CODES = {
    "shenyang": "024",
    "dalian": "0411",
    "suzhou": "0512",
    "wuxi": "0510",
    "changzhou": "0519",
    "hangzhou": "0571",
    "ningbo": "0574",
    "fuzhou": "0591",
    "xiamen": "0592",
    "quanzhou": "0595",
    "putian": "0594",
    "qingdao": "0532",
    "wuhan": "027",
    "huangshi": "0714",
    "guangzhou": "020",
    "shenzhen": "0755",
    "dongguan": "0769",
    "zhongshan": "0760",
    "qingyuan": "0763",
    "zhaoqing": "0758",
    "chengdu": "028",
    "guiyang": "0851",
    "xian": "029",
    "baoji": "0917",
}


def test_every_place_and_city_has_a_helpline_of_its_own(checklist: Checklist) -> None:
    assert len(AREA_CODES) == 31
    lines = {place.id: place.hotline for place in checklist.places.values()}
    assert {id: line["zh"] for id, line in lines.items() if line} == {
        id: f"{code}-12333" for id, code in AREA_CODES.items()
    }
    cities = {id: city for place in checklist.places.values() for id, city in place.cities.items()}
    assert {id: city.hotline["zh"] for id, city in cities.items() if city.hotline} == {
        id: f"{code}-12333" for id, code in CITY_AREA_CODES.items()
    }


def test_a_helpline_names_its_sources(checklist: Checklist) -> None:
    for _, region in checklist.region_paths():
        assert {"area-codes", "hotline-rule"} <= set(region.source_ids), region.id


def test_the_area_code_is_explained_on_every_list(checklist: Checklist) -> None:
    notice = next(notice for notice in checklist.notices if notice.id == "fraud")
    assert notice.when is ALWAYS
    assert "手机或外地拨打，先加办卡城市的区号" in notice.text["zh"]
    assert "from a mobile or another city, area code first" in notice.text["en"]


@pytest.mark.parametrize(
    ("place", "city", "number"),
    [
        ("beijing", None, "010-12333"),
        ("guangdong", "shenzhen", "0755-12333"),
        ("guangdong", "other", "020-12333"),
        ("sichuan", None, "028-12333"),
        ("unsure", None, "12333"),
    ],
)
def test_the_helpline_is_that_of_the_place(checklist: Checklist, place: str, city: str | None, number: str) -> None:
    assert local(checklist, place, city).hotline["zh"] == number


def test_what_a_place_is_said_to_do_by_others_alone_is_to_be_asked(content: Content, checklist: Checklist) -> None:
    for path, region in checklist.region_paths():
        for id, known in region.facts.items():
            if {content.sources[source].kind for source in known.source_ids} == {"secondary"}:
                assert re.search("先问|问清", known.text["zh"]), (*path, id)
                assert re.search(r"\b[Aa]sk\b", known.text["en"]), (*path, id)
        for id, other in region.replace.items():
            if other.sources and {content.sources[source].kind for source in other.source_ids} == {"secondary"}:
                assert other.ask_office, (*path, id)


def test_what_ages_fast_is_compared_again_within_half_a_year(checklist: Checklist) -> None:
    facts = [*checklist.facts.values(), *(known for _, r in checklist.region_paths() for known in r.facts.values())]
    assert len(facts) > 60
    assert {known.review_by for known in facts} == {date(2027, 2, 22)}


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
        ("anhui", None, "expiry-date", "说法不一", "Sources differ"),
        ("fujian", "xiamen", "choose-bank", "一年内不能换银行", "within a year"),
        ("hunan", None, "teen-guardian", "益阳", "Yiyang"),
        ("shandong", None, "expiry-date", "看银行", "depends on the bank"),
    ],
)
def test_a_place_changes_the_items_that_differ(checklist: Checklist, place, city, item: str, zh: str, en: str) -> None:
    found = next(each for each in local(checklist, place, city).items if each.id == item)
    assert zh in found.do["zh"] + (found.detail["zh"] if found.detail else "")
    assert en in found.do["en"] + (found.detail["en"] if found.detail else "")


def test_nothing_is_to_be_paid_in_beijing(checklist: Checklist) -> None:
    assert "fee-ready" not in [item.id for item in local(checklist, "beijing", None).items]
    assert "fee-ready" in [item.id for item in local(checklist, "tianjin", None).items]


def test_places_of_which_nothing_is_known_say_nothing_of_their_own(checklist: Checklist) -> None:
    silent = [id for id, place in checklist.places.items() if not (place.facts or place.add or place.replace)]
    assert [id for id in silent if not checklist.places[id].cities] == [
        *("shanxi", "yunnan", "xizang", "gansu", "qinghai", "ningxia", "xinjiang"),
    ]
    assert silent == [
        *("shanxi", "zhejiang", "fujian", "hubei", "sichuan", "guizhou", "yunnan", "xizang", "shaanxi", "gansu"),
        *("qinghai", "ningxia", "xinjiang"),
    ]


def test_pages_about_the_subject_rest_on_sources(content: Content) -> None:
    for id, page in content.pages.items():
        for section in page.sections:
            for paragraph in section.paragraphs:
                assert paragraph.sources, f"{id}: {paragraph.text['en']}"
                assert paragraph.source_ids != ("ours",) or id not in ("uses", "origins"), paragraph.text["en"]


def test_the_privacy_page_is_true_of_this_product(content: Content) -> None:
    zh = " ".join(
        paragraph.text["zh"] for section in content.pages["privacy"].sections for paragraph in section.paragraphs
    )
    assert "没有Cookie" in zh
    assert "不记您的答案" in zh
