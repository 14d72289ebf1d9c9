"""The flow of a checklist as a drawing: every question from top to bottom, what some are asked beside the line."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from tests.core.conftest import FILES
from wizard.__main__ import main
from wizard.authors.flow import BESIDE, MARGIN, WIDTH, flow
from wizard.authors.lettering import width, wrapped
from wizard.content.models import Checklist, Content

SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    x: float
    top: float
    right: float
    bottom: float


def drawn(checklist: Checklist, language: str) -> ElementTree.Element:
    return ElementTree.fromstring(flow(checklist, language, "12345678"))


def boxes(drawing: ElementTree.Element) -> Iterator[Box]:
    for each in drawing.findall(f"{SVG}rect"):
        if each.get("class") != "paper":
            x, y, across, down = [float(each.get(key, "")) for key in ("x", "y", "width", "height")]
            yield Box(x, y, x + across, y + down)


def words(drawing: ElementTree.Element, kind: str) -> list[str]:
    return [each.text or "" for each in drawing.findall(f"{SVG}text[@class='{kind}']")]


@pytest.fixture(params=["tiny", "card", "places"])
def checklist(request: pytest.FixtureRequest, load: Callable[[str], Content]) -> Checklist:
    return load(request.param).checklists["upgrade"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_is_there_once_in_its_order(checklist: Checklist, language: str) -> None:
    names = words(drawn(checklist, language), "name")[1:-1]
    asked = [question.name[language] for question in checklist.questions.values()]
    assert names == [f"{number}. {name}" for number, name in enumerate(asked, 1)]


def test_what_some_are_asked_stands_beside_the_line(card: Checklist) -> None:
    left = [box.x for box in boxes(drawn(card, "en"))]
    assert left == [MARGIN, BESIDE, MARGIN, BESIDE, BESIDE, MARGIN]  # the last one is the list
    rules = " ".join(words(drawn(card, "en"), "rule"))
    assert rules == (
        "asked if Holder: not “A child” asked if State of the card: “It works” asked if Who goes: “The holder”"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_boxes_hold_their_words_and_lie_apart(checklist: Checklist, language: str) -> None:
    drawing = drawn(checklist, language)
    found = [*boxes(drawing)]
    assert all(above.bottom < below.top for above, below in pairwise(found))
    assert all(box.right <= WIDTH - MARGIN for box in found)
    height = float((drawing.get("viewBox") or "").split()[-1])
    assert found[-1].bottom < height
    for text in drawing.findall(f"{SVG}text"):
        x, y, size = [float(text.get(key, "")) for key in ("x", "y", "font-size")]
        end = x + width(text.text or "", size)
        inside = [box for box in found if box.x < x < box.right and box.top < y < box.bottom]
        assert end <= (inside[0].right if inside else WIDTH - MARGIN), text.text
        assert inside or text.get("class") in ("name", "rule", "stage"), text.text


def test_the_drawing_says_of_which_content_it_is(card: Checklist) -> None:
    assert words(drawn(card, "en"), "stage")[0] == "Fingerprint of the content: 12345678"
    assert drawn(card, "zh").get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 50, ["one two", "three"]),
        ("unbreakable", 20, ["unbreakable"]),
        ("卡丢了，先挂失", 30, ["卡丢", "了，先", "挂失"]),
        ("问“卡丢了”吗", 25, ["问", "“卡", "丢", "了”", "吗"]),
        ("", 40, [""]),
    ],
)
def test_lines_end_between_words_and_before_no_mark(text: str, room: float, lines: list[str]) -> None:
    assert wrapped(text, 10, room) == lines


def test_the_flow_is_written_in_each_language_or_in_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wizard.__main__.ROOT", tmp_path)
    (tmp_path / "checklists.yaml").write_text((FILES / "tiny.yaml").read_text("utf-8") + words, "utf-8")
    assert main(["flow", str(tmp_path), "en"]) == 0
    assert [file.name for file in tmp_path.glob("*.svg")] == ["flow-upgrade.en.svg"]
    assert main(["flow", str(tmp_path)]) == 0
    assert sorted(file.name for file in tmp_path.glob("*.svg")) == ["flow-upgrade.en.svg", "flow-upgrade.zh.svg"]
    assert main(["flow", str(tmp_path), "eng"]) == 1
    assert capsys.readouterr().err == 'there is no language "eng" (did you mean "en"?)\n'
