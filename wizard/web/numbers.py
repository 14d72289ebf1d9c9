"""The views that take a list number: in an address, and as it is typed on the start page."""

from flask import Response, abort, request

from wizard.content.models import Content
from wizard.lists.journey import travel
from wizard.lists.numbers import Kept, Numbers
from wizard.lists.symbols import Refusal
from wizard.pages.links import STANDARD, Settings
from wizard.web.addresses import Query, preferred, settings_of
from wizard.web.forms import NumberForm
from wizard.web.replies import Replies
from wizard.web.site import SiteViews


class NumberViews:
    """The start page, which has the form, and the addresses that are numbers. What was typed is kept nowhere."""

    def __init__(self, content: Content, site: SiteViews, replies: Replies, numbers: Numbers) -> None:
        self.content = content
        self.site = site
        self.replies = replies
        self.numbers = numbers

    def start(self, lang: str) -> Response:
        if "number" not in request.args:
            return self.site.start(lang)
        return self._opened(lang, settings_of(self.content, lang, request.args), NumberForm(request.args), status=422)

    def open(self, typed: str) -> Response:
        """The list in the language that the browser likes best; what is no number at all is not found."""
        if self.numbers.read(typed) is Refusal.UNLIKE:
            abort(404)
        lang = preferred(self.content, request.accept_languages)
        response = self._opened(lang, STANDARD, NumberForm(data={"number": typed}), status=404)
        response.headers["Vary"] = "Accept-Language"
        return response

    def _opened(self, lang: str, settings: Settings, form: NumberForm, status: int) -> Response:
        """The list, or with this status the start page that says what is wrong."""
        kept = self.numbers.read(form.number.data or "")
        if isinstance(kept, Kept) and kept.checklist in self.content.checklists:
            return self._to_list(lang, settings, kept)
        refusal = kept if isinstance(kept, Refusal) else Refusal.NEWER
        return self.replies.page(self.site.refused(lang, settings, form.typed, refusal), status=status)

    def _to_list(self, lang: str, settings: Settings, kept: Kept) -> Response:
        """Answers to questions that are gone stay in the address: the list of that day hung on them."""
        journey = travel(self.content.checklists[kept.checklist], kept.codes)
        query = Query(lang, settings, journey)
        if journey.current:
            return self.replies.to_question(query)
        return self.replies.to_old_list(query, {**journey.codes, **kept.codes}, kept.made)
