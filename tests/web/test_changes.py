"""Going back, changing an answer, reading on in the other language: nothing that was said is lost."""

import pytest

from tests.journeys import Journey
from tests.web.inspection import said
from tests.web.personas import ADULT, FOREIGNER, MOTHER, PERSONAS, Persona
from wizard.content.models import Content

every_question = pytest.mark.parametrize(
    ("persona", "question"),
    [(persona, question) for persona in PERSONAS for question in persona.answers],
    ids=[f"{persona.who.split()[0]}-{question}" for persona in PERSONAS for question in persona.answers],
)


def answers_page(journey: Journey, persona: Persona, language: str = "en", more: str = "") -> Journey:
    return journey.follow(f"/{language}/upgrade/answers?{persona.query}{more}")


def answers_on(journey: Journey) -> dict[str, str]:
    """Question → code, as the button of the answers page carries them."""
    href = journey.link(".//main/p/a[@class='button']")
    return dict(pair.split("=") for pair in href.partition("?")[2].split("&"))


def address_of(journey: Journey) -> str:
    return str(journey.response.request.full_path)


def chosen_on(journey: Journey) -> str:
    """What the page of a question shows as chosen."""
    checked = journey.page.find(".//input[@checked]")
    if checked is not None:
        return str(checked.get("value"))
    fields = {field.get("name"): field.get("value") for field in journey.page.findall(".//input[@type='text']")}
    return "-".join(fields[f"visit-{part}"] for part in ("year", "month", "day")) if any(fields.values()) else "open"


SHOWN = {"2026-12-01": "2026-12-1"}


@every_question
def test_a_change_link_opens_the_question_with_its_answer(journey: Journey, persona: Persona, question: str) -> None:
    answers_page(journey, persona).change(question).expect_question(question)
    code = persona.answers[question]
    assert chosen_on(journey) == SHOWN.get(code, code)


@every_question
def test_a_change_of_nothing_returns_to_the_same_answers(journey: Journey, persona: Persona, question: str) -> None:
    answers_page(journey, persona).change(question)
    code = persona.answers[question]
    journey.answer(**{question: code})
    assert answers_on(journey) == persona.answers


@every_question
def test_back_leads_to_the_question_before(journey: Journey, persona: Persona, question: str) -> None:
    order = list(persona.answers)
    position = order.index(question)
    journey.follow(f"/en/upgrade?{persona.query}&edit={question}").back()
    if position == 0:
        assert journey.response.request.path == "/en/"
    else:
        journey.expect_question(order[position - 1])
        code = persona.answers[order[position - 1]]
        assert (journey.response.status_code, chosen_on(journey)) == (200, SHOWN.get(code, code))


@pytest.mark.parametrize(("page", "button"), [("answers", "the answers"), ("checklist", "the list")])
def test_a_change_says_that_it_is_one_and_leads_back(journey: Journey, page: str, button: str) -> None:
    address = f"/en/upgrade/{page}?{ADULT.query}&size=large"
    journey.follow(address).change("photo")
    assert said(journey.page.find(".//p[@class='progress']")) == "Changing one answer; the others are kept"
    assert said(journey.page.find(".//form/button")) == f"Save and go back to {button}"
    assert journey.link(".//a[@class='back']") == address


def test_a_change_on_the_list_leads_back_to_the_list_by_what_it_opens(journey: Journey) -> None:
    journey.follow(f"/en/upgrade/checklist?{ADULT.query}").change("card").answer(card="lost")
    journey.expect_question("treatment").answer(treatment="no")
    lost = ADULT.query.replace("works", "lost").replace("&generation=second", "")
    assert address_of(journey) == f"/en/upgrade/checklist?{lost}&treatment=no"


def test_a_mistake_in_a_change_forgets_neither_the_way_back_nor_the_language(journey: Journey) -> None:
    journey.follow(f"/en/upgrade/checklist?{ADULT.query}").change("card").answer(card="lost", treatment="")
    switch(journey).expect_question("treatment").answer(treatment="no")
    assert address_of(journey).startswith("/zh/upgrade/checklist?")


def test_back_never_validates_what_is_on_the_page(journey: Journey) -> None:
    journey.start("en").answer(place="beijing", holder="").expect_question("holder")
    journey.back().expect_question("place")
    assert journey.response.status_code == 200
    assert chosen_on(journey) == "beijing"


def test_back_from_the_answers_leads_to_the_last_question(journey: Journey) -> None:
    answers_page(journey, ADULT).back().expect_question("money")


def test_back_from_the_list_leads_to_the_answers(journey: Journey) -> None:
    journey.follow(f"/en/upgrade/checklist?{ADULT.query}").back()
    assert said(journey.page.find(".//h1")) == "Check your answers"
    assert answers_on(journey) == ADULT.answers


def test_losing_the_card_asks_only_about_treatment(journey: Journey) -> None:
    answers_page(journey, ADULT).change("card").answer(card="lost").expect_question("treatment")
    journey.answer(treatment="no")
    kept = {question: code for question, code in ADULT.answers.items() if question != "generation"}
    assert answers_on(journey) == {**kept, "card": "lost", "treatment": "no"}


def test_an_adult_instead_of_a_child_asks_what_children_are_not_asked(journey: Journey) -> None:
    answers_page(journey, MOTHER).change("holder").answer(holder="adult-id").expect_question("goer")
    journey.answer(goer="self").expect_question("photo").answer(photo="new")
    assert answers_on(journey) == {
        "place": "unsure",
        "holder": "adult-id",
        "goer": "self",
        "card": "damaged",
        "photo": "new",
        "channel": "unsure",
        "visit": "open",
        "bank": "unused",
        "treatment": "no",
    }


def test_another_province_drops_the_city_and_asks_nothing(journey: Journey) -> None:
    answers_page(journey, FOREIGNER).change("place").answer(place="gansu")
    assert answers_on(journey) == {
        "place": "gansu",
        **{question: code for question, code in FOREIGNER.answers.items() if question not in ("place", "city")},
    }


def test_a_province_with_cities_asks_for_the_city_alone(journey: Journey) -> None:
    answers_page(journey, ADULT).change("place").answer(place="jiangsu").expect_question("city").answer(city="suzhou")
    assert answers_on(journey) == {**ADULT.answers, "place": "jiangsu", "city": "suzhou"}


def test_the_city_of_another_province_is_asked_again(journey: Journey) -> None:
    answers_page(journey, FOREIGNER).change("place").answer(place="jiangsu").expect_question("city")
    assert [field.get("value") for field in journey.page.findall(".//input[@type='radio']")] == [
        "suzhou",
        "wuxi",
        "changzhou",
        "other",
    ]


def test_the_employer_makes_place_and_day_superfluous(journey: Journey) -> None:
    answers_page(journey, ADULT).change("goer").answer(goer="employer")
    assert not answers_on(journey).keys() & {"channel", "visit"}


def test_a_date_can_be_taken_back(journey: Journey) -> None:
    answers_page(journey, FOREIGNER).change("visit").answer(visit="open")
    assert answers_on(journey) == {**FOREIGNER.answers, "visit": "open"}


def test_a_reason_on_the_list_changes_the_answer_behind_it(journey: Journey) -> None:
    journey.follow(f"/en/upgrade/checklist?{FOREIGNER.query}").change("card").expect_question("card")
    journey.answer(card="damaged")
    assert address_of(journey) == f"/en/upgrade/checklist?{FOREIGNER.query.replace('lost', 'damaged')}"


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.who.split()[0])
@pytest.mark.parametrize("with_chinese", ["", "&with=zh"])
def test_every_change_link_of_the_list_opens_its_question(client, persona: Persona, with_chinese: str) -> None:
    page = client.get(f"/en/upgrade/checklist?{persona.query}{with_chinese}").page
    links = {link.get("href") for link in page.findall(".//a") if "edit=" in link.get("href")}
    assert len(links) >= 3
    for href in links:
        field = client.get(href).page.find(".//form//input[@name='asked']")
        assert field is not None, f"{href} asks nothing"
        assert field.get("value") == href.rpartition("edit=")[2]


# -- the other language -----------------------------------------------------------------------------------------------


def switch(journey: Journey) -> Journey:
    return journey.follow(journey.link(".//nav[@class='languages']/a"))


@every_question
def test_the_other_language_keeps_question_and_answers(journey: Journey, persona: Persona, question: str) -> None:
    answers_page(journey, persona).change(question)
    chosen = chosen_on(journey)
    switch(journey).expect_question(question)
    assert journey.page.get("lang") == "zh-CN"
    assert chosen_on(journey) == chosen
    journey.answer(**{question: chosen})
    assert answers_on(journey) == persona.answers


@pytest.mark.parametrize("address", ["answers", "checklist"])
def test_the_other_language_keeps_page_and_answers(journey: Journey, address: str) -> None:
    switch(journey.follow(f"/en/upgrade/{address}?{FOREIGNER.query}&size=large"))
    assert journey.response.request.path == f"/zh/upgrade/{address}"
    assert journey.response.request.query_string.decode() == f"{FOREIGNER.query}&size=large"


def test_the_two_languages_of_a_sheet_change_places(journey: Journey) -> None:
    switch(journey.follow(f"/en/upgrade/checklist?{FOREIGNER.query}&with=zh"))
    assert journey.response.request.query_string.decode() == f"{FOREIGNER.query}&with=en"


@pytest.mark.parametrize("address", ["", "about/privacy", "about/uses?size=large", "upgrade"])
def test_the_other_language_keeps_pages_without_answers(journey: Journey, address: str) -> None:
    switch(journey.follow(f"/en/{address}"))
    assert journey.response.request.full_path.rstrip("?") == f"/zh/{address}"


def test_the_other_language_keeps_the_fault_in_a_choice(journey: Journey, content: Content) -> None:
    missing = content.checklists["upgrade"].questions["holder"].missing
    journey.start("en").answer(place="beijing", holder="").expect_error(missing["en"])
    switch(journey).expect_question("holder").expect_error(missing["zh"])
    journey.answer(holder="child").expect_question("age")


def test_the_other_language_keeps_the_fault_in_a_date_and_its_words(journey: Journey, content: Content) -> None:
    answers = dict(list(ADULT.answers.items())[:7])
    journey.start("en").answer(**answers, visit="2027-2-30").expect_error(content.words.date_unreal["en"])
    switch(journey).expect_question("visit").expect_error(content.words.date_unreal["zh"])
    assert chosen_on(journey) == "2027-2-30"


def test_larger_text_keeps_the_fault_in_a_date_and_its_words(journey: Journey, content: Content) -> None:
    answers = dict(list(ADULT.answers.items())[:7])
    journey.start("en").answer(**answers, visit="2027-2-30")
    journey.follow(journey.link(".//a[@class='size']")).expect_error(content.words.date_unreal["en"])
    assert chosen_on(journey) == "2027-2-30"
    assert journey.page.get("class") == "large"


def test_larger_text_keeps_the_page_and_the_answers(journey: Journey) -> None:
    answers_page(journey, FOREIGNER).change("card")
    journey.follow(journey.link(".//a[@class='size']")).expect_question("card")
    assert chosen_on(journey) == "lost"
    journey.follow(journey.link(".//a[@class='size']")).expect_question("card")
    assert journey.page.get("class") is None
