"""What stands in `deploy/` and in the Containerfile fits what is here."""

import re
from pathlib import Path

import pytest
import yaml

from wizard.web.settings import SETTINGS

ROOT = Path(__file__).parent.parent
NAMES = {each.name for each in SETTINGS}
COPIED = re.findall(r"(?m)^COPY (?!--from)(.+)$", (ROOT / "Containerfile").read_text())


def test_the_image_holds_all_that_is_served_and_nothing_else() -> None:
    copied = {name for line in COPIED for name in line.split()[:-1]}
    assert {"app.py", "gunicorn.conf.py", "checklists.yaml", "history", "static", "templates", "wizard"} <= copied
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_image_runs_as_nobody_of_importance_and_says_whether_it_lives() -> None:
    text = (ROOT / "Containerfile").read_text()
    assert re.search(r"(?m)^USER [1-9]\d{3,}$", text) and "/healthz" in text


@pytest.mark.parametrize("file", ["compose.yaml", "kubernetes.yaml", "wizard.service"])
def test_only_settings_that_there_are_are_set(file: str) -> None:
    text = (ROOT / "deploy" / file).read_text()
    named = set(re.findall(r"\{name: ([A-Z_]+),|^    ([A-Z_]+): |(?<=[ =])([A-Z_]{3,})=", text, re.M))
    set_here = {name for each in named for name in each if name}
    assert set_here and set_here <= NAMES


def test_two_replicas_with_a_root_that_is_read_only_stand_in_each() -> None:
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]
    assert {"wizard-1", "wizard-2", "nginx"} == compose.keys()
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] for each in compose.values())
    deployment, service, budget = yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text())
    assert (deployment["spec"]["replicas"], budget["spec"]["minAvailable"]) == (2, 1)
    container = deployment["spec"]["template"]["spec"]["containers"][0]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert service["spec"]["ports"][0]["targetPort"] in {port["name"] for port in container["ports"]}
