"""The boundary people of the shipped file are approved, and notice every slip in one of its rules."""

from wizard.__main__ import ROOT
from wizard.authors.people import read, renewed, score, spelled
from wizard.content.history import Archive
from wizard.content.models import Content


def test_the_approved_people_are_those_of_today(content: Content) -> None:
    approved = Archive(ROOT / "history").people
    assert spelled(renewed(content, read(approved))) == approved, "./dev people shows what is new"


def test_no_slip_in_a_clause_goes_unnoticed(content: Content) -> None:
    (told,) = score(content, read(Archive(ROOT / "history").people))
    noticed, _, of = told.split()[:3]
    assert noticed == of
