"""The command line asks authors to raise revisions, and to name what they withdraw."""

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
WITHDRAWN = "    withdrawn:\n      photo: {do: {zh: 带照片, en: Bring a photo}}\n"
WITHDRAWN_TWICE = ("    regions:", f"{WITHDRAWN}    regions:".replace("{do", "{revision: 2, do"))
TO_WITHDRAWN = ("    regions:", f"{WITHDRAWN}    regions:")
REWORDED = ("do: {zh: 带照片, en: Bring a photo}", "do: {zh: 带好照片, en: Bring a good photo}")
RAISED = ("{id: photo,", "{id: photo, revision: 2,")

RAISE = "reads otherwise than in docs/revisions.txt: if it now means something else, raise its revision to"


class November(date):
    """A day on which nothing in these contents is overdue."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 11, 22)


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str) -> Edited:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr("wizard.__main__.ROOT", tmp_path)
    monkeypatch.setattr("wizard.__main__.date", November)

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
    """The same after the revisions of the content were noted as it is without the edits."""

    def made(name: str, *edits: tuple[str, str]) -> Path:
        edited(name)
        assert main(["revisions"]) == 0
        capsys.readouterr()
        return edited(name, *edits)

    return made


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "docs" / "revisions.txt"


def told(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit status of a check, and what it says of problems other than citations."""
    status = main(["check", str(file)])
    return status, [line for line in capsys.readouterr().err.splitlines() if " is cited without " not in line]


def place(file: Path, words: str) -> str:
    """Line and column of the first place where these words stand."""
    before = file.read_text("utf-8").partition(words)[0]
    return f"{file.name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


# -- the notes --------------------------------------------------------------------------------------------------------


def test_everything_with_a_revision_is_noted_by_its_key(edited: Edited, notes: Path, capsys) -> None:
    edited("places", ("photo: {do: {zh: 带回执", "photo: {revision: 4, do: {zh: 带回执"))
    assert main(["revisions"]) == 0
    assert capsys.readouterr().out == "docs/revisions.txt: 13 revisions (13 new, 0 raised, 0 reworded, 0 gone)\n"
    head, *lines = notes.read_text().splitlines()
    assert head.startswith("# ") and head.endswith("Made by ./dev revisions. Do not edit.")
    assert [line.rpartition(" ")[0] for line in lines] == [
        "upgrade/facts/fee 1",
        "upgrade/facts/wait 1",
        "upgrade/items/card 1",
        "upgrade/items/find 1",
        "upgrade/items/money 1",
        "upgrade/items/permit 1",
        "upgrade/items/photo 1",
        "upgrade/items/refund 1",
        "upgrade/items/south 1",
        "upgrade/places/beijing/facts/fee 1",
        "upgrade/places/guangdong/facts/fee 1",
        "upgrade/places/guangdong/guangzhou/replace/photo 1",
        "upgrade/places/guangdong/replace/photo 4",
    ]
    assert all(len(line.rpartition(" ")[2]) == 8 for line in lines)


def test_notices_are_noted(edited: Edited, notes: Path) -> None:
    edited("card")
    assert main(["revisions"]) == 0
    assert [line.split()[0] for line in notes.read_text().splitlines() if "notices" in line] == [
        "upgrade/notices/blocked",
        "upgrade/notices/no-need",
    ]


def test_without_notes_there_is_nothing_to_compare_with(edited: Edited, capsys) -> None:
    assert told(edited("places"), capsys) == (0, [])


# -- what reads otherwise ---------------------------------------------------------------------------------------------


def test_an_item_that_reads_otherwise_is_asked_about_until_it_is_noted(noted: Edited, capsys) -> None:
    file = noted("places", REWORDED)
    where = place(file, "{id: photo")
    assert told(file, capsys) == (0, [f'{where}: warning: item "photo" {RAISE} 2; then run ./dev revisions'])
    assert main(["revisions"]) == 0
    assert capsys.readouterr().out.endswith(" revisions (0 new, 0 raised, 1 reworded, 0 gone)\n")
    assert told(file, capsys) == (0, [])


def test_an_item_whose_revision_was_raised_is_not_asked_about(noted: Edited, capsys) -> None:
    file = noted("places", REWORDED, RAISED)
    assert told(file, capsys) == (0, [])
    assert main(["revisions"]) == 0
    assert capsys.readouterr().out.endswith(" revisions (0 new, 1 raised, 0 reworded, 0 gone)\n")


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
    assert told(file, capsys) == (0, [f"{place_of_it}: warning: {thing} {RAISE} 2; then run ./dev revisions"])


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


# -- what is gone -----------------------------------------------------------------------------------------------------


def test_an_item_that_is_gone_is_to_be_named(noted: Edited, capsys) -> None:
    file = noted("card", (WHOLE_PHOTO, ""))
    where = place(file, "items:\n")
    assert told(file, capsys) == (
        0,
        [
            f'{where}: warning: item "photo" was on lists and is gone: '
            'name it under "withdrawn", so that people with older lists are told'
        ],
    )
    assert told(noted("card", (WHOLE_PHOTO, ""), TO_WITHDRAWN), capsys) == (0, [])


def test_a_withdrawn_item_keeps_the_revision_that_it_had(edited: Edited, capsys) -> None:
    edited("card", RAISED)
    assert main(["revisions"]) == 0
    capsys.readouterr()
    file = edited("card", (WHOLE_PHOTO, ""), TO_WITHDRAWN)
    where = place(file, "{do: {zh: 带照片")
    assert told(file, capsys) == (
        1,
        [
            f'{where}: item "photo" had revision 2 on lists: "revision: 2" belongs here',
            "1 problem in checklists.yaml",
        ],
    )
    assert told(edited("card", (WHOLE_PHOTO, ""), WITHDRAWN_TWICE), capsys) == (0, [])


def test_what_is_an_item_is_not_withdrawn(edited: Edited, capsys) -> None:
    file = edited("card", TO_WITHDRAWN)
    where = place(file, "photo: {do")
    assert told(file, capsys) == (
        1,
        [
            f'{where}: "photo" is still an item: it is not withdrawn, or its id is taken',
            "1 problem in checklists.yaml",
        ],
    )


# -- what must not happen ---------------------------------------------------------------------------------------------


def test_a_revision_never_goes_down(edited: Edited, notes: Path, capsys) -> None:
    edited("card", ("{id: photo,", "{id: photo, revision: 3,"))
    assert main(["revisions"]) == 0
    before = notes.read_text()
    capsys.readouterr()
    file = edited("card", RAISED)
    where = place(file, "2, stage: prepare, do: {zh: 带照片")
    problems = [
        f'{where}: item "photo" had revision 3 before: a revision never goes down',
        "1 problem in checklists.yaml",
    ]
    assert told(file, capsys) == (1, problems)
    assert main(["revisions"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()) == ("", problems)
    assert notes.read_text() == before


def test_another_file_is_not_compared_with_the_notes(noted: Edited, capsys, tmp_path: Path) -> None:
    other = noted("card", REWORDED).rename(tmp_path / "other.yaml")
    assert told(other, capsys) == (0, [])


def test_content_that_cannot_be_read_as_a_whole_is_not_compared(noted: Edited, capsys) -> None:
    file = noted("card", REWORDED, ("tone: warning", "tone: loud"))
    where = place(file, "loud")
    assert told(file, capsys) == (
        1,
        [f'{where}: "loud" is not one of: warning, good or note', "1 problem in checklists.yaml"],
    )


def test_a_server_serves_what_nobody_noted(noted: Edited, notes: Path) -> None:
    file = noted("card", REWORDED, (WHOLE_PHOTO.replace(REWORDED[0], REWORDED[1]), ""))
    assert verified(file).checklists["upgrade"].withdrawn == {}
