"""Four people, two languages, one request a question."""

import pytest

from tests.journeys import Journey
from tests.web.inspection import said
from tests.web.personas import ADULT, DAUGHTER, FOREIGNER, MOTHER, PERSONAS, Persona
from wizard.content.models import Content, Item

LANGUAGES = ["zh", "en"]
four_people = pytest.mark.parametrize("persona", PERSONAS, ids=["adult", "foreigner", "daughter", "mother"])
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def walk(journey: Journey, persona: Persona, language: str, settings: str = "") -> Journey:
    return journey.start(language, settings).answer(**persona.answers)


def show_list(journey: Journey) -> Journey:
    return journey.follow(journey.link(".//main/p/a[@class='button']"))


@both_languages
def test_an_adult_in_beijing_answers_ten_questions(journey: Journey, language: str) -> None:
    journey.start(language).expect_question("place")
    journey.answer(place="beijing").expect_question("holder")
    journey.answer(holder="adult-id").expect_question("goer")
    journey.answer(goer="self").expect_question("card")
    journey.answer(card="works").expect_question("generation")
    journey.answer(generation="second").expect_question("photo")
    journey.answer(photo="existing").expect_question("channel")
    journey.answer(channel="bank").expect_question("visit")
    journey.answer(visit="open").expect_question("bank")
    journey.answer(bank="keep").expect_question("money")
    journey.answer(money="automatic")
    show_list(journey).expect_items(*ADULT.all_items())
    assert len(ADULT.all_items()) == 21


@both_languages
def test_a_foreigner_in_guangzhou_answers_eleven_questions(journey: Journey, language: str) -> None:
    journey.start(language).answer(place="guangdong").expect_question("city")
    journey.answer(city="guangzhou", holder="foreigner", goer="self", card="lost").expect_question("photo")
    journey.answer(photo="new", channel="bank", visit="2026-12-1", bank="change", money="wages")
    journey.expect_question("treatment").answer(treatment="yes")
    show_list(journey).expect_items(*FOREIGNER.all_items())
    assert len(FOREIGNER.all_items()) == 29


@both_languages
def test_a_daughter_in_chongqing_answers_ten_questions(journey: Journey, language: str) -> None:
    journey.start(language).answer(place="chongqing").expect_question("holder")
    journey.answer(holder="adult-id", goer="agent", card="works", generation="unsure", photo="existing")
    journey.answer(channel="counter", visit="open", bank="keep", money="pension")
    show_list(journey).expect_items(*DAUGHTER.all_items())
    assert len(DAUGHTER.all_items()) == 28


@both_languages
def test_a_mother_who_is_not_sure_answers_eight_questions(journey: Journey, language: str) -> None:
    journey.start(language).answer(place="unsure", holder="child").expect_question("age")
    journey.answer(age="under-7").expect_question("card")
    journey.answer(card="damaged").expect_question("channel")
    journey.answer(channel="unsure", visit="open", bank="unused").expect_question("treatment")
    journey.answer(treatment="no")
    show_list(journey).expect_items(*MOTHER.all_items())
    assert len(MOTHER.all_items()) == 23


@pytest.mark.parametrize(
    ("persona", "requests"),
    [(ADULT, 12), (FOREIGNER, 13), (DAUGHTER, 12), (MOTHER, 10)],
    ids=["adult", "foreigner", "daughter", "mother"],
)
def test_every_answer_costs_one_request(journey: Journey, persona: Persona, requests: int) -> None:
    """The start page, the first question, and one request an answer."""
    walk(journey, persona, "zh")
    assert journey.requests == requests
    assert said(journey.page.find(".//h1")) == "核对您的回答"


@four_people
@both_languages
def test_the_answers_page_repeats_every_answer(journey: Journey, persona: Persona, language: str) -> None:
    walk(journey, persona, language)
    links = [link.get("href").rpartition("edit=")[2] for link in journey.page.findall(".//dd[@class='change']/a")]
    assert links == list(persona.answers)


@four_people
@both_languages
def test_the_list_is_parted_into_the_four_stages(journey: Journey, persona: Persona, language: str) -> None:
    show_list(walk(journey, persona, language))
    parts = [
        [item.get("id").removeprefix("item-") for item in part.findall(".//li[@class='item']")]
        for part in journey.page.findall(".//section[@class='part']")
    ]
    assert parts == [persona.items[stage] for stage in ("prepare", "visit", "apply", "verify")]


@four_people
def test_numbers_run_on_from_stage_to_stage(journey: Journey, persona: Persona) -> None:
    show_list(walk(journey, persona, "zh"))
    starts = [int(items.get("start")) for items in journey.page.findall(".//ol[@class='items']")]
    sizes = [len(ids) for ids in persona.items.values()]
    assert starts == [1, 1 + sizes[0], 1 + sizes[0] + sizes[1], 1 + sizes[0] + sizes[1] + sizes[2]]


@four_people
def test_both_languages_have_the_same_items(client, persona: Persona) -> None:
    pages = [client.get(f"/{language}/upgrade/checklist?{persona.query}").page for language in LANGUAGES]
    zh, en = ([item.get("id") for item in page.findall(".//li[@class='item']")] for page in pages)
    assert zh == en


def test_the_foreigner_sees_chinese_beside_english(journey: Journey) -> None:
    show_list(walk(journey, FOREIGNER, "en", "?with=zh"))
    halves = journey.page.findall(".//li[@id='item-report-loss']/div/div")
    assert [(each.get("lang"), said(each.find("label"))) for each in halves] == [
        ("en", "Call 12333 for a temporary loss report (临时挂失)"),
        ("zh-CN", "打12333办临时挂失"),
    ]


def test_the_sheet_is_opened_with_a_second_language_by_a_link(journey: Journey) -> None:
    show_list(walk(journey, FOREIGNER, "en"))
    assert not journey.page.findall(".//article[@class='sheet two-languages']")
    beside = [link for link in journey.page.findall(".//div[@class='editions']//a") if "with=zh" in link.get("href")]
    journey.follow(beside[0].get("href"))
    assert journey.page.findall(".//article[@class='sheet two-languages']")


@pytest.mark.parametrize("settings", ["?with=zh", "?size=large", "?with=zh&size=large"])
def test_settings_travel_with_the_whole_journey(journey: Journey, settings: str) -> None:
    journey.start("en", settings)
    for question, code in FOREIGNER.answers.items():
        journey.answer(**{question: code})
        hrefs = [link.get("href") for link in journey.page.findall(".//a") if link.get("href").startswith("/en/")]
        switch = {link.get("href") for link in journey.page.findall(".//a[@class='size']")}
        for pair in settings[1:].split("&"):
            assert all(pair in href for href in hrefs if href not in switch), hrefs
    show_list(journey)
    assert ("large" in settings) == (journey.page.get("class") == "large")
    assert ("with" in settings) == bool(journey.page.findall(".//article[@class='sheet two-languages']"))


@pytest.mark.parametrize("settings", ["?with=zh", "?size=large", "?with=zh&size=large"])
def test_settings_are_kept_by_start_and_about_pages(journey: Journey, settings: str) -> None:
    journey.follow(f"/en/{settings}")
    journey.follow(journey.link(".//footer//a"))
    assert journey.response.request.query_string.decode() == settings[1:]
    journey.follow(journey.link(".//main//a[@class='button']"))
    assert (journey.response.request.path, journey.response.request.query_string.decode()) == ("/en/", settings[1:])


def test_an_unsure_answer_puts_both_branches_on_the_list(journey: Journey) -> None:
    show_list(walk(journey, DAUGHTER._replace(answers={**DAUGHTER.answers, "bank": "unsure"}), "en"))
    proviso = journey.page.find(".//li[@id='item-same-number']/p[@class='proviso']")
    assert said(proviso).startswith("If the bank stays the same")
    proviso = journey.page.find(".//li[@id='item-balance']/p[@class='proviso']")
    assert said(proviso).startswith("If the bank changes")


def test_every_item_says_why_it_is_there(journey: Journey) -> None:
    show_list(walk(journey, FOREIGNER, "en"))
    reason = journey.page.find(".//li[@id='item-report-loss']/details/p[@class='reason']")
    assert said(reason) == "Because the card is lost. Change State of the card"


def test_what_is_left_out_is_told_under_its_reason(journey: Journey, content: Content) -> None:
    show_list(walk(journey, ADULT, "en"))
    reasons: dict[str, list[str]] = {}
    for each in journey.page.find(".//details[@class='omissions']"):
        if each.tag == "p":
            reason = reasons.setdefault(said(each), [])
        if each.tag == "ul":
            reason += [said(line) for line in each]
    does = {item.id: said_in_english(item) for item in content.checklists["upgrade"].items}
    assert does["fee-ready"] in reasons["This does not apply in Beijing."]
    assert does["report-loss"] in reasons["Because the card works. Change State of the card"]


def said_in_english(item: Item) -> str:
    return " ".join(item.do["en"].split())


def test_a_visit_that_has_passed_is_pointed_out(client) -> None:
    query = FOREIGNER.query.replace("2026-12-01", "2026-11-21")
    page = client.get(f"/en/upgrade/checklist?{query}").page
    assert page.find(".//article/div/p[@class='proviso']") is not None


def test_a_visit_today_has_not_passed(client) -> None:
    query = FOREIGNER.query.replace("2026-12-01", "2026-11-22")
    page = client.get(f"/en/upgrade/checklist?{query}").page
    assert page.find(".//article/p[@class='proviso']") is None
    assert said(page.find(".//p[@class='made']/strong")) == "Visit on Sunday, 22 November 2026"


def test_the_sheet_says_when_it_was_made_and_how_long_it_is(client) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}").page
    assert said(page.find(".//p[@class='made']")) == "共21项"
    assert " · 2026年11月22日生成 · " in said(page.find(".//p[@class='sheet-foot']"))


def test_the_sheet_prints_its_own_address_and_version(client) -> None:
    page = client.get(f"/zh/upgrade/checklist?{ADULT.query}", base_url="https://card.example").page
    foot = said(page.find(".//p[@class='sheet-foot']"))
    assert foot.endswith(" https://card.example/zh/")
    assert "咨询电话 010-12333" in foot
    assert "内容版本" in foot


def test_the_first_step_counts_the_questions_to_come(journey: Journey) -> None:
    journey.start("en")
    assert said(journey.page.find(".//p[@class='progress']")) == "Question 1 of 6 to 11"


def test_the_last_question_says_so(journey: Journey) -> None:
    journey.start("en").answer(**dict(list(ADULT.answers.items())[:-1])).expect_question("money")
    assert said(journey.page.find(".//p[@class='progress']")) == "Question 10 of 10"
