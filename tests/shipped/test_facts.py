"""What the shipped content claims, and on what it rests."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from wizard.content.models import Checklist, Content, Item, walk
from wizard.content.sources import Sourced
from wizard.content.text import Text
from wizard.lists.epochs import Epochs
from wizard.lists.regions import local

TODAY = date(2026, 11, 25)


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
    return local(checklist, place, city, TODAY).known[name].text


@pytest.mark.parametrize(
    ("name", "place", "city", "zh", "en"),
    [
        ("fee", "beijing", None, "免费", "Free"),
        ("fee", "jiangxi", None, "32元", "32 yuan"),
        ("fee", "jiangxi", None, "据南昌的指南", "A Nanchang guide"),
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
        ("waiting", "beijing", None, "4个工作日", "4 working days"),
        ("waiting", "jiangxi", None, "7个工作日", "7 working days"),
        ("waiting", "shandong", None, "只说省本级的卡", "cards of the provincial level"),
        ("waiting", "liaoning", "shenyang", "多数银行", "most banks"),
        ("waiting", "guangdong", "guangzhou", "12个工作日", "12 working days"),
        ("old-card", "guangdong", "guangzhou", "收回", "taken back"),
        ("old-card", "jiangsu", "suzhou", "2023年12月1日", "1 December 2023"),
        ("fee", "chongqing", None, "25元", "25 yuan"),
        ("fee", "hebei", None, "唐山", "Tangshan"),
        ("fee", "hunan", None, "已在2024年底结束", "ended with December 2024"),
        ("fee", "fujian", "fuzhou", "说法不一", "Sources differ"),
        ("fee", "shanghai", None, "先问", "Ask"),
        ("waiting", "fujian", "xiamen", "5个工作日", "5 working days"),
        ("channels", "guangdong", "zhaoqing", "249个", "249"),
        ("channels", "henan", None, "豫事办", "豫事办"),
        ("old-card", "beijing", None, "不设停用时间", "Voluntary"),
        ("old-card", "hubei", "wuhan", "2021年7月1日", "1 July 2021"),
        ("old-card", "fujian", "xiamen", "2021年底前", "end of 2021"),
        ("old-card", "guangxi", None, "桂林", "Guilin"),
        ("old-card", "fujian", "putian", "先问", "Ask"),
        ("channels", "guangdong", "dongguan", "换卡先问", "Ask about exchanges"),
        ("fee", "fujian", "fuzhou", "升级第三代免费", "the upgrade is free"),
        ("old-card", "qinghai", None, "先问", "Ask"),
        ("channels", "shanxi", None, "1443个", "1,443"),
        ("channels", "gansu", None, "兰州", "Lanzhou"),
        ("channels", "anhui", None, "淮北", "Huaibei"),
        ("channels", "jiangsu", "changzhou", "首次申领", "first cards"),
        ("old-card", "fujian", "fuzhou", "新卡还没到", "before you have the new one"),
    ],
)
def test_what_is_known_of_a_place_is_told(checklist: Checklist, name: str, place, city, zh: str, en: str) -> None:
    text = fact(checklist, name, place, city)
    assert zh in text["zh"]
    assert en in text["en"]


MUNICIPALITIES = {"beijing": "010", "tianjin": "022", "shanghai": "021", "chongqing": "023"}
"""Whose area code holds everywhere in them."""

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


def test_a_city_has_a_number_of_its_own_and_a_province_has_none(checklist: Checklist) -> None:
    """The number of a capital is not that of the other cities."""
    assert len(checklist.places) == 31
    for id, place in checklist.places.items():
        assert place.hotline, id
        code = MUNICIPALITIES.get(id)
        assert place.hotline["zh"] == (f"{code}-12333" if code else "12333（先加发卡城市的区号）"), id
        assert place.hotline["en"] == (f"{code}-12333" if code else "12333 with the area code of your city"), id
    cities = {id: city for place in checklist.places.values() for id, city in place.cities.items()}
    assert {id: city.hotline["zh"] for id, city in cities.items() if city.hotline} == {
        id: f"{code}-12333" for id, code in CITY_AREA_CODES.items()
    }


def test_a_helpline_names_its_sources(checklist: Checklist) -> None:
    for _, region in checklist.region_paths():
        own = region.hotline is not None and "-12333" in region.hotline["en"]
        assert ({"area-codes", "hotline-rule"} if own else {"hotline-rule"}) <= set(region.source_ids), region.id


def test_the_area_code_is_asked_for_where_a_place_has_no_number_of_its_own(checklist: Checklist) -> None:
    assert "区号" in checklist.hotline["zh"]
    assert "area code of your city" in checklist.hotline["en"]


@pytest.mark.parametrize("id", ["first-ask", "still-works", "report-loss", "find-place", "away-channel"])
def test_who_is_to_call_12333_is_told_of_the_area_code(checklist: Checklist, id: str) -> None:
    detail = next(item.detail for item in checklist.items if item.id == id)
    assert detail
    assert "区号" in detail["zh"]
    assert "rea code" in detail["en"]


@pytest.mark.parametrize(
    ("place", "city", "number"),
    [
        ("beijing", None, "010-12333"),
        ("guangdong", "shenzhen", "0755-12333"),
        ("guangdong", "guangzhou", "020-12333"),
        ("guangdong", "other", "12333（先加发卡城市的区号）"),
        ("sichuan", None, "12333（先加发卡城市的区号）"),
        ("sichuan", "chengdu", "028-12333"),
        ("unsure", None, "12333（先加发卡城市的区号）"),
    ],
)
def test_the_helpline_is_that_of_the_place(checklist: Checklist, place: str, city: str | None, number: str) -> None:
    assert local(checklist, place, city, TODAY).hotline["zh"] == number


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
        ("jiangxi", None, "fill-form-online", "挂失补卡", "挂失补卡"),
        ("jiangxi", None, "order-rules", "不能取消", "cannot be cancelled"),
        ("guangdong", None, "photo", "回执号", "receipt number"),
        ("guangdong", "guangzhou", "passport", "建设银行", "(建设银行)"),
        ("guangdong", "guangzhou", "guangzhou-transport", "羊城通", "Yang Cheng Tong"),
        ("beijing", None, "beijing-transport", "公交余额", "transport"),
        ("jiangsu", "suzhou", "suzhou-citizen-card", "市民卡", "citizen card"),
        ("anhui", None, "expiry-date", "说法不一", "Sources differ"),
        ("anhui", None, "payday", "16日至29日", "from the 16th to the 29th"),
        ("beijing", None, "home-service", "96066", "96066"),
        ("beijing", None, "old-until", "启用新卡前别扔", "until the new one is active"),
        ("jiangxi", None, "delivery", "不退费", "no refund"),
        ("jiangxi", None, "online-channel", "挂失补卡", "挂失补卡"),
        ("hunan", None, "fee-ready", "株洲", "Zhuzhou"),
        ("guangdong", "guangzhou", "passport", "参保时同一种证件", "as when insured"),
        ("guangdong", "guangzhou", "find-branch", "带工作许可", "work permit"),
        ("guangxi", None, "guardian-proof", "桂林", "Guilin"),
        ("jiangsu", "suzhou", "suzhou-citizen-card", "急着看病", "Urgent"),
        ("ningxia", None, "consult", "试行", "trial"),
        ("xinjiang", None, "expiry-date", "兵团", "The Corps"),
        ("fujian", "xiamen", "choose-bank", "一年内不能换银行", "within a year"),
        ("hunan", None, "teen-guardian", "益阳", "Yiyang"),
        ("shandong", None, "expiry-date", "看银行", "depends on the bank"),
    ],
)
def test_a_place_changes_the_items_that_differ(checklist: Checklist, place, city, item: str, zh: str, en: str) -> None:
    found = next(each for each in local(checklist, place, city, TODAY).items if each.id == item)
    assert zh in found.do["zh"] + (found.detail["zh"] if found.detail else "")
    assert en in found.do["en"] + (found.detail["en"] if found.detail else "")


def test_nothing_is_to_be_paid_in_beijing(checklist: Checklist) -> None:
    assert "fee-ready" not in [item.id for item in local(checklist, "beijing", None, TODAY).items]
    assert "fee-ready" in [item.id for item in local(checklist, "tianjin", None, TODAY).items]


CERTAIN = {
    "beijing": {"employer-list", "old-until"},
    "hebei": {"expiry-date"},
    "suzhou": {"close-account"},
    "xiamen": {"choose-bank"},
    "jiangxi": {"fee-ready"},
    "guangzhou": {"photo"},
    "zhaoqing": {"teen-guardian"},
    "chongqing": {"expiry-date"},
}
"""What official words settle, so that it need not be asked."""


def test_what_official_words_settle_is_not_hedged(content: Content, checklist: Checklist) -> None:
    regions = {region.id: region for _, region in checklist.region_paths()}
    certain = {
        id: {item for item, other in r.replace.items() if other.ask_office is False} for id, r in regions.items()
    }
    assert {id: items for id, items in certain.items() if items} == CERTAIN
    for id, items in CERTAIN.items():
        for item in items:
            kinds = {content.sources[source].kind for source in regions[id].replace[item].source_ids}
            assert kinds & {"official", "copy"}, (id, item)


def test_a_fee_of_the_place_stands_where_one_gets_ready_to_pay(checklist: Checklist) -> None:
    """“Free” beside the general “20 or 30 yuan” would be a contradiction."""
    for _, region in checklist.region_paths():
        if "fee" in region.facts:
            assert "fee-ready" in region.replace or "fee-ready" in region.leave_out, region.id


def test_places_of_which_nothing_is_known_say_nothing_of_their_own(checklist: Checklist) -> None:
    silent = [id for id, place in checklist.places.items() if not (place.facts or place.add or place.replace)]
    assert [id for id in silent if not checklist.places[id].cities] == ["yunnan", "xizang"]
    assert silent == ["zhejiang", "fujian", "hubei", "sichuan", "guizhou", "yunnan", "xizang", "shaanxi"]


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


def test_what_stopped_in_suzhou_is_said_from_the_day_on_which_it_stopped(checklist: Checklist) -> None:
    before, after = [local(checklist, "jiangsu", "suzhou", date(*day)) for day in ((2023, 11, 30), (2023, 12, 1))]
    assert "suzhou-citizen-card" not in [item.id for item in before.items]
    assert "suzhou-citizen-card" in [item.id for item in after.items]
    assert "市民卡" in after.known["old-card"].text["zh"] and "市民卡" not in before.known["old-card"].text["zh"]


def test_every_list_of_today_is_the_list_of_any_visit_ahead(checklist: Checklist) -> None:
    """Nothing that the sources say ends or begins after today; whoever adds such a day lists it here."""
    assert Epochs(checklist).between(TODAY, date.max) == []
