"""The README is true: its commands run, its YAML is content, its files are there, its rooms are the rooms."""

import os
import re
import signal
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml

import wizard
from wizard.content.models import Item, Option, Question

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(set(re.findall(r"\./dev ([a-z]+)", README)))


def dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `./dev` to its end."""
    command = [str(ROOT / "dev"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, **environment})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_every_command_of_the_readme_is_tested_here() -> None:
    assert COMMANDS == ["bench", "check", "run", "test"]


def test_run_says_where_it_listens_and_serves() -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port)}
    server = subprocess.Popen(
        [str(ROOT / "dev"), "run"], stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Listening on http://127.0.0.1:{port}\n"
        with urlopen(f"http://127.0.0.1:{port}/zh/", timeout=10) as answer:
            assert answer.status == 200
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=20)


def test_run_with_a_broken_file_says_all_and_serves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "checklists.yaml"
    text = (ROOT / "checklists.yaml").read_text("utf-8")
    broken.write_text(text.replace("when: {card: lost}", "when: {card: lots}").replace("  skip:", "  skipp:"), "utf-8")
    ended = dev("run", CHECKLISTS=str(broken), PORT=str(free_port()))
    assert ended.returncode != 0
    assert 'there is no "skipp" here (did you mean "skip"?)' in ended.stderr
    assert 'question "card" has no option "lots" (did you mean "lost"?)' in ended.stderr
    assert "Traceback" not in ended.stderr


def test_check_finds_nothing_wrong_with_the_shipped_file() -> None:
    assert dev("check").returncode == 0


def test_test_runs_what_it_is_given() -> None:
    ended = dev("test", "tests/core/test_text.py", "-q", "-p", "no:cacheprovider")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert " passed" in ended.stdout.splitlines()[-1]


def test_bench_prints_its_ratios() -> None:
    ended = dev("bench", "--quick")
    assert ended.returncode == 0, ended.stderr
    ratios = re.findall(r"(?m)^(.+ ÷ .+?)  +\d+\.\d\d +at most", ended.stdout)
    assert [re.sub(r"\d+", "…", ratio) for ratio in ratios] == [
        "question page ÷ bare small page",
        "list page ÷ bare page with … items in a loop",
        "journey of ten questions ÷ as many small pages",
        "four at once ÷ one after the other",
    ]


def test_the_yaml_of_the_readme_is_content() -> None:
    block = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert block
    shown = yaml.safe_load(block[1])
    keys = {info.alias or name for name, info in Question.model_fields.items()}
    assert set(shown["questions"]["card"]) <= keys
    options = shown["questions"]["card"]["options"]
    assert {key for option in options.values() for key in option} <= {*Option.model_fields, "zh", "en"}
    assert set(shown["items"][0]) <= {info.alias or name for name, info in Item.model_fields.items()}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_rooms_of_the_readme_are_those_of_the_code() -> None:
    room = r"(?m)^ {4,}(\w+) {2,}(\S.*)$"
    shown, own = (dict(re.findall(room, text)) for text in (README, wizard.__doc__ or ""))
    assert list(own) and list(own.items()) == [each for each in shown.items() if each[0] in own]
    assert {path.parent.name for path in Path(wizard.__file__).parent.glob("*/__init__.py")} == set(own)
