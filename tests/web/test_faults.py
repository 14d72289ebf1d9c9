"""A missing or wrong answer: the same question, what is wrong with it, and everything that was entered."""

from urllib.parse import quote

import pytest

from app import create_app
from tests.web.conftest import TODAY
from tests.web.inspection import parse, said
from tests.web.personas import PERSONAS
from wizard.content.models import Content
from wizard.pages.drawing import Drawing

TO_THE_DATE = "place=beijing&holder=adult-id&goer=self&card=works&generation=second&photo=existing&channel=bank"
PREFIX = {"zh": "错误：", "en": "Error: "}
both_languages = pytest.mark.parametrize("language", ["zh", "en"])


def before(question: str) -> str:
    """The answers up to a question, of the first persona who is asked it."""
    persona = next(persona for persona in PERSONAS if question in persona.answers)
    order = list(persona.answers)
    return "&".join(f"{id}={persona.answers[id]}" for id in order[: order.index(question)])


def day(year: str, month: str, day: str) -> str:
    """The answers up to the date, and what was entered in its fields."""
    entered = f"visit-year={quote(year)}&visit-month={quote(month)}&visit-day={quote(day)}"
    return f"/en/upgrade?{TO_THE_DATE}&asked=visit&{entered}"


def fault(page) -> tuple[str, str]:
    """The words of the error summary, and the field that it links to."""
    link = page.find(".//div[@class='problem']//a")
    return said(link), link.get("href")


CHOICES = [
    ("place", {"zh": "beijing", "en": "anhui"}),
    ("city", "guangzhou"),
    ("holder", "adult-id"),
    ("age", "under-7"),
    ("goer", "self"),
    ("card", "works"),
    ("generation", "third"),
    ("photo", "existing"),
    ("channel", "bank"),
    ("bank", "keep"),
    ("money", "pension"),
    ("treatment", "yes"),
]


@pytest.mark.parametrize(("question", "first"), CHOICES)
@both_languages
def test_nothing_chosen_is_told_in_the_summary_and_at_the_field(
    client, content: Content, question: str, first: str, language: str
) -> None:
    response = client.get(f"/{language}/upgrade?{before(question)}&asked={question}")
    words = content.checklists["upgrade"].questions[question].missing[language]
    assert response.status_code == 422
    assert fault(response.page) == (words, f"#{question}-{first if isinstance(first, str) else first[language]}")
    assert said(response.page.find(".//p[@id='error']")) == f"{PREFIX[language]}{words}"
    assert response.page.find(".//title").text.startswith(PREFIX[language])
    radios = response.page.findall(".//input[@type='radio']")
    assert {radio.get("aria-describedby") for radio in radios} == {"error"}
    assert response.page.find(".//fieldset").get("aria-describedby").split()[0] == "error"


@pytest.mark.parametrize(("question", "first"), CHOICES)
def test_a_fault_loses_no_earlier_answer(client, question: str, first: str) -> None:
    page = client.get(f"/en/upgrade?{before(question)}&asked={question}&with=zh&size=large").page
    hidden = [f"{field.get('name')}={field.get('value')}" for field in page.findall(".//input[@type='hidden']")]
    earlier = before(question).split("&") if before(question) else []
    assert hidden == [*earlier, "with=zh", "size=large", f"asked={question}"]


@pytest.mark.parametrize("code", ["nonsense", "Lost", "lost ", "%3Cscript%3E", "%F0%9F%90%BC", "open", "given", "*"])
def test_an_option_that_does_not_exist_is_asked_again(client, code: str) -> None:
    response = client.get(f"/en/upgrade?place=beijing&holder=adult-id&goer=self&asked=card&card={code}")
    assert response.status_code == 422
    assert response.page.find(".//form//input[@name='asked']").get("value") == "card"
    assert not response.page.findall(".//input[@checked]")
    assert "<script>" not in response.text


def test_the_summary_takes_the_focus_and_stands_before_the_form(client) -> None:
    page = client.get("/en/upgrade?asked=place").page
    assert [element.tag for element in page.find(".//main")][:2] == ["div", "p"]
    problem = page.find(".//main/div")
    assert (problem.get("role"), problem.get("tabindex"), problem.get("autofocus")) == ("alert", "-1", "")


def test_a_question_that_was_not_yet_answered_shows_no_fault(client) -> None:
    page = client.get("/en/upgrade?place=beijing").page
    assert page.find(".//div[@class='problem']") is None
    assert not page.findall(".//input[@checked]")
    assert not page.find(".//title").text.startswith("Error")


@pytest.mark.parametrize(
    ("entered", "kind", "part"),
    [
        (("2027", "2", "30"), "date_unreal", "day"),
        (("2027", "13", "1"), "date_unreal", "month"),
        (("2027", "Febtober", "1"), "date_unreal", "month"),
        (("2027", "3", "soon"), "date_unreal", "day"),
        (("27", "3", "x"), "date_short_year", "year"),
        (("2027", "", ""), "date_incomplete", "month"),
        (("", "3", "27"), "date_incomplete", "year"),
        (("2027", "3", ""), "date_incomplete", "day"),
        (("2026", "11", "21"), "date_past", "month"),
        (("2025", "12", "24"), "date_past", "year"),
        (("2029", "1", "1"), "date_far", "year"),
        (("99999", "1", "1"), "date_unreal", "year"),
        (("-2027", "1", "1"), "date_unreal", "year"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_where(client, content: Content, entered, kind: str, part: str) -> None:
    response = client.get(day(*entered))
    assert response.status_code == 422
    assert fault(response.page) == (getattr(content.words, kind)["en"], f"#visit-{part}")


@pytest.mark.parametrize(
    "entered",
    [
        ("2027", "2", "30"),
        ("99999", "Febtober", "soon"),
        ("<script>alert(1)</script>", '"><img src=x>', "' onfocus='x"),
        ("&amp;", "{{7*7}}", "{version}"),
        ("二零二七", "三", "二十七"),
        ("%00", "%", "+&="),
    ],
)
def test_what_was_entered_for_a_date_is_kept_and_harmless(stranger, entered) -> None:
    page = parse(stranger.get(day(*entered)).text)
    fields = [page.find(f".//input[@id='visit-{part}']") for part in ("year", "month", "day")]
    assert [field.get("value") for field in fields] == list(entered)
    assert {name for field in fields for name in field.attrib} == {
        *("type", "inputmode", "autocomplete", "name", "id", "value", "aria-describedby", "aria-invalid")
    }
    assert len([field for field in fields if field.get("aria-invalid")]) == 1


@pytest.mark.parametrize("mark", [*map(chr, range(1, 8)), "\x0e", "\x0f", "\x0eback\x0f", "\x00", "\x1b[1m", "\u202e"])
def test_marks_of_our_own_and_control_characters_are_not_repeated(client, mark: str) -> None:
    response = client.get(day("2027", f"2{mark}", "30"))
    assert response.status_code == 422
    assert mark not in response.text
    assert response.page.find(".//input[@id='visit-month']").get("value") in ("2", "2back", "2[1m")


@pytest.mark.parametrize(
    "address",
    [
        "/en/upgrade?asked=place",
        "/en/upgrade?place=nowhere&asked=place",
        f"/en/upgrade?{TO_THE_DATE}&asked=visit&visit-year=2027&visit-month=2&visit-day=30",
    ],
    ids=["nothing chosen", "no option", "no day"],
)
def test_what_readers_typed_is_not_kept(content, monkeypatch, address: str) -> None:
    made: list[Drawing] = []
    monkeypatch.setattr("app.Drawing", lambda *of: made.append(Drawing(*of)) or made[0])
    client = create_app(content, today=lambda: TODAY).test_client()
    kept = made[0].once.cache_info()
    assert client.get(address).status_code == 422
    assert made[0].once.cache_info() == kept
    assert client.get("/en/upgrade?size=large").status_code == 200
    assert made[0].once.cache_info().currsize == kept.currsize + 1


def test_a_very_long_entry_is_shortened(client) -> None:
    page = client.get(day("2" * 7000, "3", "27")).page
    assert page.find(".//input[@id='visit-year']").get("value") == "2" * 40


@pytest.mark.parametrize(
    "entered",
    [
        ("2027", "3", "27"),
        ("２０２７", "３", "２７"),
        ("2027年", "3月", "27日"),
        (" 2027 ", "03", "27 "),
        ("2027", "March", "27"),
        ("2027", "mar", "27"),
        ("2027", "三月", "27号"),
    ],
)
def test_a_date_is_understood_as_people_write_it(client, entered) -> None:
    response = client.get(day(*entered))
    assert response.status_code == 200
    assert response.page.find(".//input[@name='visit']").get("value") == "2027-03-27"
    assert response.page.find(".//input[@name='asked']").get("value") == "bank"


@pytest.mark.parametrize("entered", [("2026", "11", "22"), ("2028", "11", "21")])
def test_the_first_and_the_last_day_are_accepted(client, entered) -> None:
    assert client.get(day(*entered)).status_code == 200


def test_an_empty_date_means_not_decided_yet(client) -> None:
    page = client.get(day("", "", "")).page
    assert page.find(".//input[@name='visit']").get("value") == "open"


@pytest.mark.parametrize(("language", "order"), [("zh", ["年", "月", "日"]), ("en", ["Day", "Month", "Year"])])
def test_the_date_is_asked_in_the_order_of_the_language(client, language: str, order: list[str]) -> None:
    page = client.get(f"/{language}/upgrade?{TO_THE_DATE}").page
    assert [said(label) for label in page.findall(".//div[@class='date']//label")] == order


def test_every_date_field_is_described_by_fault_hint_and_example(client) -> None:
    page = client.get(day("2027", "2", "30")).page
    assert {field.get("aria-describedby") for field in page.findall(".//input[@type='text']")} == {"error hint example"}
