"""What is around every page, and what the pages see that take no answers."""

from wizard.content.models import Checklist, Content
from wizard.lists.survey import Span
from wizard.pages.citing import Citing
from wizard.pages.frame import make_frame
from wizard.pages.links import ANSWERS, Settings
from wizard.pages.site import start_page


def test_every_page_can_be_had_otherwise(content: Content) -> None:
    frame = make_frame(content, "en", "upgrade/checklist", Settings(other="zh"), answers=True)
    assert [(link.words, link.href, link.lang, link.current, link.note) for link in frame.languages] == [
        ("中文", f"/zh/upgrade/checklist{ANSWERS}&with=en", "zh", False, "【switch-language】"),
        ("English", f"/en/upgrade/checklist{ANSWERS}&with=zh", "en", True, "switch-language"),
    ]
    assert frame.size.words == "larger-text"
    assert frame.size.href == f"/en/upgrade/checklist{ANSWERS}&with=zh&size=large"
    assert frame.home == "/en/?with=zh"


def test_large_print_can_be_had_smaller(content: Content) -> None:
    frame = make_frame(content, "en", "upgrade", Settings(large=True), "edit=card", answers=True)
    assert (frame.size.words, frame.size.href) == ("normal-text", f"/en/upgrade{ANSWERS}&edit=card")


def test_the_start_page_says_how_long_it_takes(content: Content, card: Checklist) -> None:
    page = start_page(content, make_frame(content, "en", ""), card, Span(2, 5))
    assert (page.title, page.effort, page.start) == ("Upgrade", "effort 5 2 1", "/en/upgrade")
    assert page.stages == (("Prepare", "Before", "At home"), ("Visit", "That day", "At the office"))


def test_a_source_says_what_it_is_and_how_old(content: Content) -> None:
    law, advice = Citing(content).sources(["law", "advice"], "en")
    assert (law.title, law.url, law.kind) == ("Regulation", "https://example.org/law", "kind-law")
    assert (law.dated, law.checked) == ("dated 16 August 2023", "checked 1 November 2026")
    assert (advice.url, advice.kind, advice.dated) == (None, "kind-ours", None)
