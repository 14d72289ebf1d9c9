"""The command line notes releases, and asks authors to raise revisions since the last one."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.conftest import FILES
from wizard.__main__ import main
from wizard.checks.verify import verified

Edited = Callable[..., Path]
"""(name of a content, (old, new), …) → the `checklists.yaml` of a checkout, with that content after the edits."""

PHOTO = "      - {id: photo, stage: prepare, do: {zh: 带照片, en: Bring a photo}"
WHOLE_PHOTO = f"{PHOTO}, sources: [law], checked: 2026-11-01}}\n"
REWORDED = ("do: {zh: 带照片, en: Bring a photo}", "do: {zh: 带好照片, en: Bring a good photo}")
RAISED = ("{id: photo,", "{id: photo, revision: 2,")

RAISE = "reads otherwise than in the release of 2026-11-22: if it now means something else, raise its revision to"
DUE = "what is served differs from the release of 2026-11-22"
BEFORE = "run ./dev release before others see it"


class November(date):
    """A day on which nothing in these contents is overdue."""

    day_of_test = 22

    @classmethod
    def today(cls) -> date:
        return date(2026, 11, cls.day_of_test)


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str) -> Edited:
    monkeypatch.setattr("wizard.__main__.ROOT", tmp_path)
    monkeypatch.setattr("wizard.__main__.date", November)
    monkeypatch.setattr("wizard.checks.verify.citations", lambda content: ())  # these contents cite no article

    def made(name: str, *edits: tuple[str, str]) -> Path:
        text = (FILES / f"{name}.yaml").read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} stands in {name}.yaml {text.count(old)} times"
            text = text.replace(old, new)
        file = tmp_path / "checklists.yaml"
        file.write_text(text + words, "utf-8")
        return file

    return made


@pytest.fixture
def noted(edited: Edited, capsys: pytest.CaptureFixture[str]) -> Edited:
    """The same after a release of the content as it is without the edits."""

    def made(name: str, *edits: tuple[str, str]) -> Path:
        edited(name)
        assert main(["release"]) == 0
        capsys.readouterr()
        return edited(name, *edits)

    return made


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "history" / "releases" / "2026-11-22.json"


def told(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit status of a check, and what it says of problems other than that a release is due."""
    status, lines = all_told(file, capsys)
    return status, [line for line in lines if BEFORE not in line]


def all_told(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    status = main(["check", str(file)])
    return status, capsys.readouterr().err.splitlines()


def place(file: Path, words: str) -> str:
    """Line and column of the first place where these words stand."""
    before = file.read_text("utf-8").partition(words)[0]
    return f"{file.name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


# -- a release --------------------------------------------------------------------------------------------------------


def test_everything_that_makes_lists_is_noted_in_a_line_of_its_own(edited: Edited, notes: Path, capsys) -> None:
    edited("places", ("photo: {do: {zh: 带回执", "photo: {revision: 4, do: {zh: 带回执"))
    assert main(["release"]) == 0
    assert capsys.readouterr().out == (
        "history/releases/2026-11-22.json: 24 things (24 new, 0 changed, 0 gone)\n"
        "history/numbers.json: 12 values (12 new)\n"
    )
    first, *lines, last = notes.read_text("utf-8").splitlines()
    assert (first, last) == ("{", "}")
    assert [line.partition(": ")[0].strip('"') for line in lines] == [
        "upgrade",
        "upgrade/facts/fee",
        "upgrade/facts/wait",
        "upgrade/items/card",
        "upgrade/items/find",
        "upgrade/items/money",
        "upgrade/items/photo",
        "upgrade/items/south",
        "upgrade/places/beijing",
        "upgrade/places/beijing/add/permit",
        "upgrade/places/beijing/facts/fee",
        "upgrade/places/guangdong",
        "upgrade/places/guangdong/cities/guangzhou",
        "upgrade/places/guangdong/cities/guangzhou/add/refund",
        "upgrade/places/guangdong/cities/guangzhou/replace/photo",
        "upgrade/places/guangdong/cities/shenzhen",
        "upgrade/places/guangdong/facts/fee",
        "upgrade/places/guangdong/replace/photo",
        "upgrade/places/hainan",
        "upgrade/places/hainan/cities/sanya",
        "upgrade/places/hebei",
        "upgrade/questions/city",
        "upgrade/questions/metro",
        "upgrade/questions/place",
    ]
    wanted = ("permit", "beijing/facts", 'beijing"', "questions/city", "questions/metro", "replace")
    assert [line for line in lines if any(word in line for word in wanted)] == [
        '"upgrade/places/beijing": {"hotline": {"*": "010-12333"}, "leave-out": ["money"]},',
        '"upgrade/places/beijing/add/permit": '
        '{"do": {"en": "Bring the permit", "zh": "带许可证"}, "stage": "prepare"},',
        '"upgrade/places/beijing/facts/fee": {"says": "dd65d139"},',
        '"upgrade/places/guangdong/cities/guangzhou/replace/photo": {"says": "2038fe7b"},',
        '"upgrade/places/guangdong/replace/photo": {"do": {"en": "Bring the photo receipt", "zh": "带回执"}, '
        '"revision": 4},',
        '"upgrade/questions/city": {"kind": "city", "options": {"other": []}},',
        '"upgrade/questions/metro": {"kind": "choice", "options": {"no": [], "yes": []}, '
        '"when": {"city": ["guangzhou"]}},',
    ]


def test_a_release_on_the_same_day_takes_the_place_of_the_first(noted: Edited, notes: Path, capsys) -> None:
    noted("card", REWORDED)
    assert main(["release"]) == 0
    assert capsys.readouterr().out == (
        "history/releases/2026-11-22.json: 20 things (0 new, 1 changed, 0 gone since 2026-11-22)\n"
        "history/numbers.json: 13 values (0 new)\n"
    )
    assert "Bring a good photo" in notes.read_text("utf-8")
    assert [file.name for file in notes.parent.iterdir()] == ["2026-11-22.json"]


def test_a_release_on_another_day_leaves_the_first_alone(
    noted: Edited, notes: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted("card", REWORDED)
    before = notes.read_text("utf-8")
    monkeypatch.setattr(November, "day_of_test", 23)
    assert main(["release"]) == 0
    assert notes.read_text("utf-8") == before
    assert "Bring a good photo" in (notes.parent / "2026-11-23.json").read_text("utf-8")


def test_a_new_option_gets_a_value_after_those_given(noted: Edited, notes: Path, capsys) -> None:
    option = "stolen: {zh: 被偷, en: It was stolen, because: {zh: 卡被偷, en: the card was stolen}}\n          "
    file = noted("card", ("unsure: {zh: 不清楚", f"{option}unsure: {{zh: 不清楚"))
    status, lines = all_told(file, capsys)
    assert (status, [line.partition("warning: ")[2] for line in lines]) == (
        0,
        [
            "list numbers lack 1 of the options, which are asked again: run ./dev release",
            f"{DUE} (0 new, 1 changed, 0 gone): {BEFORE}",
        ],
    )
    assert main(["release"]) == 0
    assert capsys.readouterr().out.endswith("history/numbers.json: 14 values (1 new)\n")
    numbers = json.loads((notes.parent.parent / "numbers.json").read_text("utf-8"))
    assert numbers["checklists"]["upgrade"]["options"]["card"] == ["works", "damaged", "lost", "unsure", "stolen"]
    assert all_told(file, capsys) == (0, [])


def test_without_a_release_the_first_one_is_due(edited: Edited, capsys) -> None:
    status, lines = all_told(edited("places"), capsys)
    assert (status, [line.partition("warning: ")[2] for line in lines]) == (
        0,
        [
            "list numbers lack 12 of the options, which are asked again: run ./dev release",
            f"what is served was never released: {BEFORE}",
        ],
    )


# -- what reads otherwise ---------------------------------------------------------------------------------------------


def test_an_item_that_reads_otherwise_is_asked_about_until_it_is_noted(noted: Edited, capsys) -> None:
    file = noted("places", REWORDED)
    where = place(file, "{id: photo")
    assert told(file, capsys) == (0, [f'{where}: warning: item "photo" {RAISE} 2'])
    assert main(["release"]) == 0
    capsys.readouterr()
    assert told(file, capsys) == (0, [])


def test_an_item_whose_revision_was_raised_is_not_asked_about(noted: Edited, capsys) -> None:
    file = noted("places", REWORDED, RAISED)
    assert told(file, capsys) == (0, [])


@pytest.mark.parametrize(
    ("name", "edit", "where", "thing"),
    [
        ("card", ("{zh: 先挂失, en: Report it}", "{zh: 先挂失, en: Report}"), "{id: blocked", 'notice "blocked"'),
        ("card", ("{zh: 现在就做, en: Do it", "{zh: 马上做, en: Do it"), "{id: blocked", 'notice "blocked"'),
        ("card", ("when: {goer: agent}, s", "when: {goer: self}, s"), "{id: letter", 'item "letter"'),
        ("card", ("ask-office: true, ", ""), "{id: number", 'item "number"'),
        ("card", ("{zh: 在门口", "{zh: 在门外"), "{id: number", 'item "number"'),
        ("places", ("text: {zh: 先问", "text: {zh: 要问"), "{title: {zh: 费用", 'fact "fee"'),
        ("places", ("{zh: 二十元, en: 20 yuan}", "{zh: 二十元, en: 21 yuan}"), "{text: {zh: 二十元", 'fact "fee"'),
        ("places", ("带许可证", "带好许可证"), "{id: permit", 'item "permit"'),
        ("places", ("带回执", "带好回执"), "{do: {zh: 带好回执", 'the replacement of "photo"'),
        ("places", ("不要纸质", "不收纸质"), "{detail: {zh: 不收纸质", 'the replacement of "photo"'),
    ],
)
def test_everything_with_a_revision_is_asked_about(
    noted: Edited, capsys, name: str, edit: tuple[str, str], where: str, thing: str
) -> None:
    file = noted(name, edit)
    place_of_it = place(file, where)
    assert told(file, capsys) == (0, [f"{place_of_it}: warning: {thing} {RAISE} 2"])


@pytest.mark.parametrize(
    "edit",
    [
        ("{day: given, card: [lost, damaged]}", "{card: [damaged, lost], day: given}"),
        (WHOLE_PHOTO, WHOLE_PHOTO.replace("[law]", "[advice]")),
        (WHOLE_PHOTO, WHOLE_PHOTO.replace("2026-11-01", "2026-11-09")),
        (WHOLE_PHOTO, WHOLE_PHOTO.replace("prepare", "visit")),
        (WHOLE_PHOTO, WHOLE_PHOTO.replace("id: photo, stage: prepare", "stage: prepare, id: photo")),
    ],
    ids=["order of a condition", "sources", "checked on another day", "in another stage", "order of keys"],
)
def test_what_means_the_same_is_not_asked_about(noted: Edited, capsys, edit: tuple[str, str]) -> None:
    assert told(noted("card", edit), capsys) == (0, [])


def test_an_item_that_moves_between_a_place_and_all_is_the_same_item(noted: Edited, capsys) -> None:
    money = "{id: money, stage: prepare, do: {zh: 带钱, en: Bring money}, sources: [law], checked: 2026-11-01}"
    edits = (
        (f"      - {money}\n", ""),
        ("leave-out: [money]", ""),
        ("hebei: {title", f"hebei: {{add: [{money}], title"),
    )
    assert told(noted("places", *edits), capsys) == (0, [])


def test_what_is_taken_out_asks_for_a_release_and_nothing_else(noted: Edited, capsys) -> None:
    file = noted("card", (WHOLE_PHOTO, ""))
    where = place(file, "checklists:")
    assert all_told(file, capsys) == (0, [f"{where}: warning: {DUE} (0 new, 0 changed, 1 gone): {BEFORE}"])


# -- what must not happen ---------------------------------------------------------------------------------------------


def test_a_revision_never_goes_down(edited: Edited, notes: Path, capsys) -> None:
    edited("card", ("{id: photo,", "{id: photo, revision: 3,"))
    assert main(["release"]) == 0
    before = notes.read_text()
    capsys.readouterr()
    file = edited("card", RAISED)
    where = place(file, "2, stage: prepare, do: {zh: 带照片")
    problems = [
        f'{where}: item "photo" had revision 3 in the release of 2026-11-22: a revision never goes down',
        "1 problem in checklists.yaml",
    ]
    assert told(file, capsys) == (1, problems)
    assert main(["release"]) == 1
    out, err = capsys.readouterr()
    assert (out, [line for line in err.splitlines() if BEFORE not in line]) == ("", problems)
    assert notes.read_text() == before


def test_another_file_is_not_compared_with_the_release(noted: Edited, capsys, tmp_path: Path) -> None:
    other = noted("card", REWORDED).rename(tmp_path / "other.yaml")
    assert told(other, capsys) == (0, [])


def test_content_that_cannot_be_read_as_a_whole_is_not_compared(noted: Edited, capsys) -> None:
    file = noted("card", REWORDED, ("tone: warning", "tone: loud"))
    where = place(file, "loud")
    assert told(file, capsys) == (
        1,
        [f'{where}: "loud" is not one of: warning, good or note', "1 problem in checklists.yaml"],
    )


def test_a_server_serves_what_nobody_released(noted: Edited) -> None:
    file = noted("card", REWORDED)
    assert verified(file).checklists["upgrade"].items[6].do["en"] == "Bring a good photo"
