"""A journey as an applicant takes it: each step follows a link, or submits the form, of the `.page` before."""

from typing import Any, Self
from urllib.parse import urlencode


class Journey:
    def __init__(self, client: Any) -> None:
        self.client, self.requests = client, 0

    def follow(self, address: str) -> Self:
        self.response = self.client.get(address, follow_redirects=True)
        self.page, self.requests = self.response.page, self.requests + 1
        return self

    def start(self, language: str, settings: str = "") -> Self:
        return self.follow(f"/{language}/{settings}").follow(self.link(".//p/a[@class='button']"))

    def answer(self, **given: str) -> Self:
        """Answer one question after the other; "" chooses nothing, and a date may be "open"."""
        for question, code in given.items():
            self.expect_question(question)
            form = self.page.find(".//form")
            hidden = [(field.get("name"), field.get("value")) for field in form.findall(".//input[@type='hidden']")]
            self.follow(f"{form.get('action')}?{urlencode(hidden + self._fields(question, code))}")
        return self

    def back(self) -> Self:
        return self.follow(self.link(".//a[@class='back']"))

    def change(self, question: str) -> Self:
        links = (link.get("href") for link in self.page.findall(".//a"))
        return self.follow(next(href for href in links if href.endswith(f"edit={question}")))

    def expect_question(self, question: str) -> Self:
        asked = self.page.find(".//form//input[@name='asked']")
        found = self.page.find(".//title").text if asked is None else asked.get("value")
        assert found == question, f"“{question}” was expected, not “{found}”"
        return self

    def expect_error(self, words: str) -> Self:
        told = [link.text for link in self.page.findall(".//div[@class='problem']//a")]
        assert (self.response.status_code, told) == (422, [words])
        return self

    def expect_items(self, *ids: str) -> Self:
        assert [item.get("id").removeprefix("item-") for item in self.page.findall(".//li[@class='item']")] == [*ids]
        return self

    def link(self, where: str) -> str:
        return str(self.page.find(where).get("href"))

    def _fields(self, question: str, code: str) -> list[tuple[str, str]]:
        fields = self.page.findall(".//fieldset//input")
        if any(field.get("type") == "text" for field in fields):
            parts = ("", "", "") if code == "open" else code.split("-")
            return [(f"{question}-{part}", parts[n]) for n, part in enumerate(("year", "month", "day"))]
        assert code in ["", *(field.get("value") for field in fields)], f"“{question}” does not offer “{code}”"
        return [(question, code)] if code else []
