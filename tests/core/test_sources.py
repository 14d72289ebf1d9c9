"""Where statements come from and how old they are, each shown by a mistake in the smallest file."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.core.conftest import FILES, Problems
from wizard.authors.schema import schema_text
from wizard.checks.verify import examine


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([("sources: [law], checked: 2026-11-01}\n    questions", "sources: [], checked: 2026-11-01}\n    questions")],
         "this says nothing about where it comes from"),
        ([("text: {zh: 免费, en: Free}, sources: [law]", "text: {zh: 免费, en: Free}, sources: [blog]")],
         "this rests on secondary sources alone: word it as a question to ask"),
        ([("url: https://example.org/law", "url: example.org/law")], '"example.org/law" is not the address of a page'),
        ([("url: https://example.org/law", "url: 'https://example.org/a b'")],
         '"https://example.org/a b" is not the address of a page'),
        ([("url: https://example.org/law", "url: 'https://[law'")], '"https://[law" is not the address of a page'),
    ],
)  # fmt: skip
def test_a_statement_names_sound_sources(problems: Problems, edits: list[tuple[str, str]], told: str) -> None:
    assert any(line.endswith(f": {told}") for line in problems(*edits)), problems(*edits)


def test_a_third_party_may_be_passed_on_as_a_question(problems: Problems) -> None:
    asked = "text: {zh: 先问网点, en: Ask the office}, sources: [blog]"
    assert problems(("text: {zh: 免费, en: Free}, sources: [law]", asked)) == []


@pytest.fixture
def told_on(tmp_path: Path, words: str) -> Callable[..., list[tuple[str, bool]]]:
    """(day, review-by) → what an author is told that day of an item checked on 2026-11-01."""

    def told(day: str, review_by: str = "") -> list[tuple[str, bool]]:
        file = tmp_path / "tiny.yaml"
        text = (FILES / "tiny.yaml").read_text("utf-8")
        text = text.replace("checked: 2026-11-01", "checked: 2027-06-01").replace("id: form, ", "id: form, CHECK ")
        text = text.replace("CHECK", f"review-by: {review_by}," if review_by else "")
        file.write_text(text + words, "utf-8")
        _, problems = examine(file, date.fromisoformat(day))
        return [(each.message, each.warning) for each in problems if " is cited without " not in each.message]

    return told


def test_nothing_is_told_until_the_day_has_passed(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-08-01", "2027-08-01") == []


def test_a_review_that_is_overdue_is_a_warning(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-08-02", "2027-08-01") == [("was to be checked again by 2027-08-01, 1 day ago", True)]


def test_a_review_ninety_days_overdue_is_borne(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-10-30", "2027-08-01") == [("was to be checked again by 2027-08-01, 90 days ago", True)]


def test_a_review_longer_overdue_is_an_error(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2027-10-31", "2027-08-01") == [("was to be checked again by 2027-08-01, 91 days ago", False)]


def test_nothing_is_compared_in_the_future(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    message = "2027-06-01 is still to come: the day of the last check stands here"
    assert set(told_on("2027-05-31")) == {(message, False)}
    assert told_on("2027-06-01") == []


def test_without_a_day_of_its_own_a_statement_lasts_a_year(told_on: Callable[..., list[tuple[str, bool]]]) -> None:
    assert told_on("2028-05-31") == []
    assert ("was to be checked again by 2028-05-31, 1 day ago", True) in told_on("2028-06-01")


# -- citations ----------------------------------------------------------------------------------------------------

WANTED = '"law" is cited without "at" (where in it this stands) and "says" (what it says there, in your own words)'
WHOLE = "sources: [{source: law, at: Art. 12, says: A photo is needed}], checked: 2026-11-01}"


@pytest.fixture
def cited(tmp_path: Path, words: str) -> Callable[..., list[str]]:
    """Content after edits, in which every other citation is whole → what an author reads of the rest."""

    def told(*edits: tuple[str, str], whole: bool = True) -> list[str]:
        text = (FILES / "tiny.yaml").read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1
            text = text.replace(old, new)
        text = text.replace(
            "sources: [law], checked: 2026-11-01}", WHOLE if whole else "sources: [law], checked: 2026-11-01}"
        )
        file = tmp_path / "tiny.yaml"
        file.write_text(text + words, "utf-8")
        return [problem.show(file.name) for problem in examine(file, date(2026, 11, 22))[1]]

    return told


def test_a_whole_citation_is_what_is_wanted(cited: Callable[..., list[str]]) -> None:
    assert cited() == []


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("'law'", f"43:82: warning: {WANTED}"),
        ("{source: law}", f"43:91: warning: {WANTED}"),
        ("{source: law, at: Art. 12}",
         '43:91: warning: "law" is cited without "says" (what it says there, in your own words)'),
        ("{source: law, says: A form}", '43:91: warning: "law" is cited without "at" (where in it this stands)'),
        ("{source: law, at: Art. 12, says: ''}",
         '43:91: warning: "law" is cited without "says" (what it says there, in your own words)'),
    ],
)  # fmt: skip
def test_an_author_is_asked_where_in_a_law_it_stands(cited: Callable[..., list[str]], entry: str, told: str) -> None:
    form = "Fill in the form}, sources: "
    assert cited((f"{form}[law], ", f"{form}[{entry}], ")) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize("kind", ["official", "copy"])
def test_an_author_is_asked_of_official_pages_and_copies(cited: Callable[..., list[str]], kind: str) -> None:
    assert len(cited(("kind: law", f"kind: {kind}"), whole=False)) == 5


@pytest.mark.parametrize("source", ["kind: secondary", "kind: ours"])
def test_nobody_is_asked_where_in_a_short_page_it_stands(cited: Callable[..., list[str]], source: str) -> None:
    told = cited(("kind: law", source), whole=False)
    assert not any(" is cited without " in line for line in told)


@pytest.mark.parametrize(("more", "lines", "end"), [(15, 20, ")"), (16, 1, ") … and 20 more")])
def test_more_than_twenty_are_told_in_one_line(
    cited: Callable[..., list[str]], more: int, lines: int, end: str
) -> None:
    fee = "text: {zh: 免费, en: Free}, sources: [law]"
    told = cited((fee, f"text: {{zh: 免费, en: Free}}, sources: [{', '.join(['law'] * (more + 1))}]"), whole=False)
    assert len(told) == lines
    assert told[0] == f"tiny.yaml:17:89: warning: {WANTED[:-1]}{end}"


def test_one_word_makes_it_an_error(cited: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.checks.sources.UNCITED_IS_ERROR", True)
    assert cited(whole=False)[0] == f"tiny.yaml:17:89: {WANTED}"


def test_what_is_wrong_is_told_before_what_is_missing(cited: Callable[..., list[str]]) -> None:
    told = cited(("id: form, stage: prepare", "id: form, stage: perpare"), whole=False)
    assert told == ['tiny.yaml:43:27: there is no stage "perpare" (did you mean "prepare"?)']


@pytest.mark.parametrize(
    ("entry", "valid"),
    [
        ("law", True),
        ({"source": "law"}, True),
        ({"source": "law", "at": "Art. 12", "says": "A photo is needed"}, True),
        ({"at": "Art. 12"}, False),
        ({"source": "law", "page": "12"}, False),
        (12, False),
    ],
)
def test_editors_know_both_forms_of_a_citation(entry: object, valid: bool) -> None:
    schema = json.loads(schema_text())
    citation = {"$ref": "#/$defs/Citation", "$defs": schema["$defs"]}
    assert Draft202012Validator(citation).is_valid(entry) is valid
    assert schema["$defs"]["Item"]["properties"]["sources"]["items"] == {"$ref": "#/$defs/Citation"}


def test_a_citation_holds_more_than_its_source(tmp_path: Path, words: str) -> None:
    file = tmp_path / "tiny.yaml"
    text = (FILES / "tiny.yaml").read_text("utf-8")
    file.write_text(text.replace("sources: [blog]", "sources: [blog, {source: law, at: Art. 12}]") + words, "utf-8")
    content, _ = examine(file)
    assert content
    item = content.checklists["upgrade"].items[3]
    assert item.source_ids == ("blog", "law")
    assert [(each.at, each.says) for each in item.sources] == [(None, None), ("Art. 12", None)]
