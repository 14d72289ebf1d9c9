"""A few of the requests and files of `./dev fuzz`, the same ones each time."""

from flask import Flask

from tests.fuzz import content, main, request, shipped


def test_no_odd_request_breaks_anything_or_is_repeated(app: Flask) -> None:
    told = {seed: request(app, seed) for seed in range(1200)}
    assert {seed: each for seed, each in told.items() if each.startswith("WRONG")} == {}
    assert {"200", "303", "400", "404", "405"} <= set(told.values())


def test_no_odd_file_does_anything_but_be_read_or_refused(tmp_path) -> None:
    told = [content(shipped(), tmp_path / "fuzzed.yaml", seed) for seed in range(60)]
    assert set(told) <= {"read", "refused"} and told.count("refused") > 30


def test_the_command_says_how_much_it_tried(capsys) -> None:
    assert main(["0.1"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["request", "content"]
