"""Words by condition, in every shape of a list: whoever applies online is not told of a counter."""

from urllib.parse import unquote, urlencode

import pytest
from icalendar import Calendar

from tests.paper import Paper, squeezed
from tests.web.personas import ADULT

ONLINE = {**{id: code for id, code in ADULT.answers.items() if id != "visit"}, "channel": "online"}
FIRST = {"place": "gansu", "holder": "adult-id", "goer": "self", "card": "none", "photo": "existing"}
FIRST_VISIT = {**FIRST, "channel": "bank", "visit": "2026-12-01", "treatment": "no"}
HOME = {**ADULT.answers, "goer": "home"}
EMPLOYER = {id: code for id, code in ADULT.answers.items() if id not in ("channel", "visit")} | {"goer": "employer"}
LOST = {**FIRST_VISIT, "card": "lost", "bank": "keep", "money": "none"}

HEADS = {
    "at the office": (
        ADULT.answers,
        [
            ("准备材料", "出门之前"),
            ("前往网点", "动身和到达网点时"),
            ("现场办理", "在窗口或柜台办理时"),
            ("核对启用", "拿到新卡之后"),
        ],
        [
            ("Prepare your materials", "before you leave home"),
            ("Visit the office", "on the way and at the office"),
            ("Apply", "at the counter"),
            ("Verify", "when the new card is in your hand"),
        ],
    ),
    "online": (
        ONLINE,
        [
            ("准备材料", "办理之前"),
            ("找到入口", "打开手机或电脑时"),
            ("网上提交", "填写和提交时"),
            ("核对启用", "收到新卡之后"),
        ],
        [
            ("Prepare your materials", "before you apply"),
            ("Find the service", "on your phone or computer"),
            ("Apply online", "as you fill in and submit"),
            ("Verify", "when the card has arrived"),
        ],
    ),
    "at home": (
        HOME,
        [
            ("准备材料", "工作人员上门之前"),
            ("约好上门", "打电话约时间时"),
            ("上门办理", "工作人员上门时"),
            ("核对启用", "拿到新卡之后"),
        ],
        [
            ("Prepare your materials", "before the home visit"),
            ("Arrange the home visit", "when you call to arrange it"),
            ("Apply at home", "when the staff are with you"),
            ("Verify", "when the new card is in your hand"),
        ],
    ),
    "by the employer": (
        EMPLOYER,
        [
            ("准备材料", "把材料交给单位之前"),
            ("跟单位说好", "单位去办之前"),
            ("交给单位办", "填表、交材料时"),
            ("核对启用", "拿到新卡之后"),
        ],
        [
            ("Prepare your materials", "before you hand in your papers"),
            ("Settle it with the employer", "before the employer applies"),
            ("Apply through the employer", "as you fill in and hand in"),
            ("Verify", "when the new card is in your hand"),
        ],
    ),
}
every_kind = pytest.mark.parametrize(("answers", "zh", "en"), HEADS.values(), ids=HEADS)

Heads = list[tuple[str, str]]


def address(lang: str, answers: dict[str, str], suffix: str = "", more: str = "") -> str:
    return f"/{lang}/upgrade/checklist{suffix}?{urlencode(answers)}{more}"


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


@every_kind
def test_the_page_has_the_words_for_its_reader(client, answers: dict[str, str], zh: Heads, en: Heads) -> None:
    for lang, heads in (("zh", zh), ("en", en)):
        for suffix in ("", ".html"):
            page = client.get(address(lang, answers, suffix)).page
            found = [[words(head.find(f"./{tag}")) for tag in ("h2", "p[@class='moment']")] for head in heads_of(page)]
            assert found == [[f"{number} {title}", moment] for number, (title, moment) in enumerate(heads, start=1)]


def heads_of(page) -> list:
    return page.findall(".//div[@class='part-head']")


@every_kind
def test_the_page_beside_the_other_language_has_both(client, answers: dict[str, str], zh: Heads, en: Heads) -> None:
    page = client.get(address("zh", answers, more="&with=en")).page
    assert [words(head.find("./h2")) for head in heads_of(page)] == [
        f"{number} {own} {other}" for number, ((own, _), (other, _)) in enumerate(zip(zh, en, strict=True), start=1)
    ]


@every_kind
def test_text_and_data_have_the_same_words(client, answers: dict[str, str], zh: Heads, en: Heads) -> None:
    for lang, heads in (("zh", zh), ("en", en)):
        told = client.get(address(lang, answers, ".txt")).text
        assert [f"◆ {number} {title} · {moment}" for number, (title, moment) in enumerate(heads, start=1)] == [
            line for line in told.splitlines() if line.startswith("◆")
        ][:4]
        stages = client.get(address(lang, answers, ".json")).json["stages"]
        assert [(stage["title"][lang], stage["moment"][lang]) for stage in stages] == heads


@every_kind
def test_paper_has_the_same_words(client, answers: dict[str, str], zh: Heads, en: Heads) -> None:
    for lang, heads in (("zh", zh), ("en", en)):
        printed = squeezed(Paper(client.get(address(lang, answers, ".pdf")).data).text)
        for title, moment in heads:
            assert squeezed(title + moment) in printed


@pytest.mark.parametrize(
    ("answers", "leads"),
    [
        (ADULT.answers, ["带齐原件，少跑一趟。", "先问好去哪里、哪天去。", "看清再签字，问清再离开。"]),
        (ONLINE, ["材料备齐，一次填完。", "只从官方渠道进。", "看清再提交，看清再付款。"]),
    ],
    ids=["at the office", "online"],
)
def test_what_matters_in_a_stage_stands_below_its_head(client, answers: dict[str, str], leads: list[str]) -> None:
    leads = [*leads, "先核对，再启用；社保和银行是两项功能。"]
    page = client.get(address("zh", answers)).page
    assert [words(head.find("./p[@class='lead on-screen']")) for head in heads_of(page)] == leads
    stages = client.get(address("zh", answers, ".json")).json["stages"]
    assert [stage["lead"]["zh"] for stage in stages] == leads


@pytest.mark.parametrize(
    ("answers", "zh", "en"),
    [
        ({**ADULT.answers, "visit": "2026-12-01"}, "换领第三代社会保障卡", "Upgrade your social security card"),
        (FIRST_VISIT, "申领社会保障卡", "Apply for a social security card"),
        (LOST, "补领社会保障卡", "Replace your lost social security card"),
    ],
    ids=["an exchange", "a first card", "a lost card"],
)
def test_every_shape_is_called_by_what_is_done(client, answers: dict[str, str], zh: str, en: str) -> None:
    for lang, title in (("zh", zh), ("en", en)):
        page = client.get(address(lang, answers)).page
        assert words(page.find(".//h1")) == title
        assert page.find(".//title").text.startswith(f"{title} · ")
        assert client.get(address(lang, answers, ".txt")).text.startswith(f"{title}\n")
        assert client.get(address(lang, answers, ".json")).json["title"] == {lang: title}
        for suffix in (".pdf", ".html", ".ics"):
            header = client.get(address(lang, answers, suffix)).headers["Content-Disposition"]
            assert unquote(header).endswith(f"''{title} 2026-12-01{suffix}")
        assert squeezed(Paper(client.get(address(lang, answers, ".pdf")).data).text).startswith(squeezed(title))
        calendar = Calendar.from_ical(client.get(address(lang, answers, ".ics")).data)
        assert str(calendar["X-WR-CALNAME"]) == title
        assert f"{'办理：' if lang == 'zh' else 'Visit: '}{title}" in [str(each["SUMMARY"]) for each in calendar.events]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_never_had_a_card_reads_nothing_of_an_exchange(client, lang: str) -> None:
    told = client.get(address(lang, FIRST_VISIT, ".txt")).text.partition("http")[0]
    assert not [word for word in ("换领", "upgrade", "Upgrade", "exchange") if word in told]


def test_what_is_kept_for_one_reader_is_not_shown_to_another(client) -> None:
    """The same place, one after the other, by turns."""
    for answers, title in ((ADULT.answers, "前往网点"), (ONLINE, "找到入口"), (ADULT.answers, "前往网点")):
        page = client.get(address("zh", answers)).page
        assert words(heads_of(page)[1].find("./h2")) == f"2 {title}"
