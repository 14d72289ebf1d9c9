"""The command line for people who edit the content, and a server that refuses content with problems."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from app import ROOT, create_app
from wizard.__main__ import main


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The shipped content with three mistakes at its start."""
    file = tmp_path / "broken.yaml"
    text = (ROOT / "checklists.yaml").read_text()
    text = text[text.index("languages:") :].replace("\nwords:\n", "\nwords:\n  servce: {zh: 清单, en: List}\n", 1)
    file.write_text(text.replace("kind: law\n", "kind: lwa\n", 1).replace("skip: {zh: 跳到正文, ", "skip: {", 1))
    return file


def place(file: Path, words: str) -> str:
    """Line and column of the first place where these words stand."""
    before = file.read_text().partition(words)[0]
    return f"{file.name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_the_shipped_content_is_checked_by_default(capsys) -> None:
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("checklists.yaml: no problems (")
    assert err == ""


def test_a_file_can_be_named(capsys) -> None:
    assert main(["check", str(ROOT / "checklists.yaml")]) == 0
    assert capsys.readouterr().out.startswith("checklists.yaml: no problems (")


def test_every_problem_of_a_broken_file_is_told_with_its_place(capsys, broken: Path) -> None:
    assert main(["check", str(broken)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f'{place(broken, "servce")}: there is no "servce" here (did you mean "service"?)',
        f'{place(broken, "skip: {en: Skip")}: "zh" is missing here',
        f'{place(broken, "lwa")}: "lwa" is not one of: law, official, copy, secondary or ours (did you mean "law"?)',
        "3 problems in broken.yaml",
    ]


def test_a_file_that_does_not_exist_is_one_problem(capsys, tmp_path: Path) -> None:
    assert main(["check", str(tmp_path / "nothing.yaml")]) == 1
    assert capsys.readouterr().err == (
        "nothing.yaml:1:1: cannot be read: No such file or directory\n1 problem in nothing.yaml\n"
    )


@pytest.mark.parametrize("arguments", [[], ["help"], ["check", "a", "b"], ["check", "--jsn"], ["--version"]])
def test_other_arguments_show_the_usage(capsys, arguments: list[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.splitlines() == [
        "usage: ./dev check [--json] [FILE] | ./dev check --mutate | ./dev people [THING | --approve]",
        "       ./dev impact OLD [NEW] | ./dev ask … | ./dev table ITEM",
        "       ./dev book [FILE] | ./dev flow [LANGUAGE]",
        "       ./dev release | ./dev settings | ./dev places | ./dev schema",
    ]


@pytest.mark.parametrize("file", ["docs/checklists.schema.json", "static/checklist.schema.json"])
def test_a_schema_is_written_to_its_file(monkeypatch, tmp_path: Path, file: str) -> None:
    for folder in ("docs", "static"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr("wizard.__main__.ROOT", tmp_path)
    assert main(["schema"]) == 0
    assert (tmp_path / file).read_text() == (ROOT / file).read_text()


def test_the_command_is_a_module_of_the_checkout() -> None:
    ran = subprocess.run([sys.executable, "-m", "wizard", "check"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stdout.startswith("checklists.yaml: ")


def test_whoever_reads_no_further_is_shown_no_traceback() -> None:
    asking = subprocess.Popen(
        [sys.executable, "-m", "wizard", "people", "id-card"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert asking.stdout and asking.stderr
    asking.stdout.close()
    assert asking.stderr.read() == b""
    asking.stderr.close()
    assert asking.wait() != 0


def test_nothing_is_served_while_the_content_has_problems(monkeypatch, broken: Path) -> None:
    monkeypatch.setenv("CHECKLISTS", str(broken))
    with pytest.raises(SystemExit) as stop:
        create_app()
    assert 'there is no "servce" here' in str(stop.value)
    assert "nothing is served" in str(stop.value)


def test_a_start_with_broken_content_ends_within_two_seconds(broken: Path) -> None:
    """Of its processor: a busy machine does not matter."""
    before = getrusage(RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-c", "import app; app.create_app()"],
        cwd=ROOT,
        env={**os.environ, "CHECKLISTS": str(broken)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert ran.stderr.count("broken.yaml:") >= 3
    assert "Traceback" not in ran.stderr
    after = getrusage(RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


def test_other_content_can_be_served_by_its_path(monkeypatch, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text((ROOT / "checklists.yaml").read_text().replace("社保卡办理清单", "别的清单", 1))
    monkeypatch.setenv("CHECKLISTS", str(other))
    assert "别的清单" in create_app().test_client().get("/zh/").text


def test_a_program_reads_the_problems_as_json(capsys, tmp_path: Path) -> None:
    """The day of the visit is asked of nobody; whatever is so for somebody comes with a count and a list."""
    text = (ROOT / "checklists.yaml").read_text("utf-8")
    file = tmp_path / "other.yaml"
    file.write_text(
        text.replace(
            "when: {channel: [bank, counter, unsure]}\n        options",
            "when: {card: none, generation: first}\n        options",
            1,
        )
    )
    assert main(["check", "--json", str(file)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == "other.yaml"
    (problem,) = [each for each in told["problems"] if each["message"].startswith("this can never be asked")]
    assert problem == {
        "line": problem["line"],
        "column": 15,
        "level": "error",
        "message": "this can never be asked: no answers lead here",
        "situations": None,
        "of": None,
        "list": None,
    }


def test_an_edit_is_told_by_whose_lists_it_changes(capsys, tmp_path: Path) -> None:
    """Who is 16 or 17 and takes no resident ID card along any more is counted."""
    text = (ROOT / "checklists.yaml").read_text("utf-8")
    edited = tmp_path / "edited.yaml"
    edited.write_text(text.replace("{any: [{holder: adult-id}, {age: from-16}]}", "{holder: adult-id}", 1), "utf-8")
    assert main(["impact", str(ROOT / "checklists.yaml"), str(edited)]) == 0
    told = capsys.readouterr().out
    assert re.match(r"# What this changes\n\nThis changes the lists of [1-9][\d,]+ of [\d,]{7,} situations[.]\n", told)
    assert re.findall(r"(?m)^## .+? [(]", told) == ["## `id-card`: lost ("]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["ask", "gets", "id-card", "not", "id-card"], 0, "nobody"),
        (["ask", "gets", "id-kard"], 1, 'there is no "id-kard" (did you mean "id-card"?)'),
        (["table", "id-card"], 0, "| `id-card` | who | situations |"),
        (["impact", "no-such-file.yaml"], 1, "cannot be read: ./dev check tells what is wrong"),
    ],
)
def test_what_is_asked_of_the_content_is_answered(capsys, arguments: list[str], status: int, told: str) -> None:
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert told in (err if status else out)
