"""What is not on the list has one kind of reason: the answers, or else the place."""

import pytest

from tests.web.inspection import said
from tests.web.personas import ADULT

LOST = "&".join(f"{id}={code}" for id, code in {**ADULT.answers, "card": "lost", "treatment": "no"}.items())


@pytest.mark.parametrize(
    ("language", "lost", "place"),
    [
        ("en", "Because the card is lost.", "This does not apply in Beijing."),
        ("zh", "因为卡已丢失。", "北京不需要这一项。"),
    ],
)
def test_an_item_of_the_place_that_the_answers_rule_out_is_left_out_for_the_answers(
    client, language: str, lost: str, place: str
) -> None:
    left_out = client.get(f"/{language}/upgrade/checklist.json?{LOST}").json["left_out"]
    reasons = {each["id"]: each["reason"][language] for each in left_out}
    assert (reasons["beijing-transport"], reasons["fee-ready"]) == (lost, place)


@pytest.mark.parametrize(
    ("language", "place"), [("en", "This does not apply in Beijing."), ("zh", "北京不需要这一项。")]
)
def test_what_a_place_leaves_out_has_no_other_reason(client, language: str, place: str) -> None:
    page = client.get(f"/{language}/upgrade/checklist?{LOST}").page
    reasons = [said(each) for each in page.findall(".//details[@class='omissions']/p")]
    assert len(reasons) > 5
    assert [reason for reason in reasons if place in reason] == [place]


def test_a_reason_names_the_place_of_its_own_reader(client) -> None:
    """Places that no condition names share what is kept of their lists."""
    other = "&".join(f"{id}={code}" for id, code in ADULT.answers.items() if id != "place")
    pages = [client.get(f"/en/upgrade/checklist?place={place}&{other}").text for place in ("gansu", "qinghai")]
    assert [("issue is Gansu" in page, "issue is Qinghai" in page) for page in pages] == [(True, False), (False, True)]
