"""The set-up can be repeated anywhere: everything is pinned, and nothing is tied to one registry."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "tests" / "requirements.lock"}

OLDEST_PIPS = {(3, 11): "23.0.1", (3, 12): "24.0"}
"""Python → the pip that comes with it: Debian 12, Ubuntu 24.04. Later ones have later pips."""

# In halves, so that this file does not name them either.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "npm" + "mirror.com",
    "deb." + "debian.org",
]


def committed_files() -> list[Path]:
    """Every file git tracks or would track; without git, every file outside of hidden folders and caches."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    command += ["--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        listed = [str(path) for path in paths if not any(part[0] in "._" for part in path.parts[:-1])]
    return [path for name in listed if name and (path := ROOT / name).is_file()]


def locked(lock: str) -> dict[str, Requirement]:
    """The requirements a lock pins, by name. Raises on anything but names, versions and hashes."""
    blocks = re.split(r"\n(?=\S)", LOCKS[lock].read_text().strip())
    requirements = {}
    for block in blocks:
        requirement, *hashes = block.split(" \\\n    ")
        assert hashes, f"{requirement} has no hash"
        for value in hashes:
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", value), f"{requirement}: {value}"
        parsed = Requirement(requirement)
        assert re.fullmatch(r"==[^*,]+", str(parsed.specifier)), f"{requirement} is not pinned"
        requirements[canonicalize_name(parsed.name)] = parsed
    return requirements


def declared(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for, to run or to test."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    tests = project["optional-dependencies"]["test"] if lock == "test" else []
    return [Requirement(line) for line in project["dependencies"] + tests]


def asked_by(pin: Requirement) -> Iterator[Requirement]:
    """What a locked package itself asks for here, with the extras that it is locked with."""
    for requirement in map(Requirement, requires(pin.name) or []):
        marker = requirement.marker
        if not marker or any(marker.evaluate({"extra": extra}) for extra in {"", *pin.extras}):
            yield requirement


def test_no_file_names_a_package_registry() -> None:
    naming = [
        f"{path.relative_to(ROOT)} names {host}"
        for path in committed_files()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]
    assert not naming


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_everything_the_project_asks_for(lock: str) -> None:
    pinned = locked(lock)
    for requirement in declared(lock):
        pin = pinned[canonicalize_name(requirement.name)]
        version = str(pin.specifier).removeprefix("==")
        assert requirement.specifier.contains(version), f"{pin} is not {requirement}"


def test_the_tests_run_on_the_versions_that_are_served() -> None:
    assert locked("run").items() <= locked("test").items()


def test_every_extra_that_a_locked_package_asks_for_is_locked() -> None:
    """Old versions of pip look for it elsewhere, and refuse what has no hash."""
    pinned = locked("test")
    here = [pin for pin in pinned.values() if not pin.marker or pin.marker.evaluate()]
    asked = [(pin.name, requirement) for pin in here for requirement in asked_by(pin) if requirement.extras]
    assert ("pytest-cov", {"toml"}) in [(name, requirement.extras) for name, requirement in asked]
    assert [
        f"{name} asks for {requirement}"
        for name, requirement in asked
        if not requirement.extras <= pinned[canonicalize_name(requirement.name)].extras
    ] == []


def test_the_oldest_pip_takes_the_locks(tmp_path: Path) -> None:
    version = OLDEST_PIPS.get(sys.version_info[:2], "25.1.1")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, f"--target={tmp_path}", f"pip=={version}"], check=True)
    resolved = subprocess.run(
        [*pip, "--dry-run", "--ignore-installed", "--require-hashes", "-r", LOCKS["test"]],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert resolved.returncode == 0, resolved.stderr


@pytest.fixture
def set_up(tmp_path: Path) -> Path:
    """A folder in which `./dev run` has nothing to set up, and the lock for the tests cannot be installed."""
    for folder in (".venv/bin", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "dev", tmp_path)
    (tmp_path / "gunicorn.py").write_text("print('served')")
    (tmp_path / "requirements.lock").write_text("# nothing to install")
    (tmp_path / "tests" / "requirements.lock").write_text("this is no requirement")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout
    (tmp_path / ".venv" / "run.stamp").write_text(f"{version}# nothing to install")
    return tmp_path


def test_a_failed_set_up_for_the_tests_leaves_a_finished_one_to_run(set_up: Path) -> None:
    tested = subprocess.run([set_up / "dev", "test"], capture_output=True, text=True)
    assert tested.returncode != 0
    assert "Setting up .venv from tests/requirements.lock failed" in tested.stderr
    ran = subprocess.run([set_up / "dev", "run"], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr, ran.returncode) == ("served\n", "", 0)


def test_a_set_up_that_another_lock_made_is_not_finished(set_up: Path) -> None:
    (set_up / "requirements.lock").write_text("neither is this")
    ran = subprocess.run([set_up / "dev", "run"], capture_output=True, text=True)
    assert ran.returncode != 0
    assert "Setting up .venv from requirements.lock failed" in ran.stderr
    assert not (set_up / ".venv" / "run.stamp").exists()


def test_dev_can_be_run_by_any_shell() -> None:
    assert os.access(ROOT / "dev", os.X_OK)
    subprocess.run(["sh", "-n", "dev"], cwd=ROOT, check=True)


def test_ci_runs_the_command_of_the_readme() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("./dev test")
