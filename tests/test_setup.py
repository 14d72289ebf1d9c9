"""The set-up can be repeated anywhere: everything is pinned, and nothing is tied to one registry."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "tests" / "requirements.lock"}

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


def test_dev_can_be_run_by_any_shell() -> None:
    assert os.access(ROOT / "dev", os.X_OK)
    subprocess.run(["sh", "-n", "dev"], cwd=ROOT, check=True)


def test_ci_runs_the_command_of_the_readme() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("./dev test")
