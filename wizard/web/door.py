"""What stands between a server and the views: the same, in the same order, under any server."""

from collections.abc import Callable
from dataclasses import dataclass

from wizard.web.compression import compressed
from wizard.web.files import StaticFiles
from wizard.web.headers import KEEP, KEEP_YOURSELF, WSGI, secured, tagged
from wizard.web.limits import limited
from wizard.web.logs import recorded, to_stdout
from wizard.web.metrics import Counts, apart
from wizard.web.refusals import Refusals
from wizard.web.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`made_of`: what a page is made of besides its address; `metrics`: the page of metrics."""

    settings: Settings
    files: StaticFiles
    refusals: Refusals
    counts: Counts
    made_of: Callable[[], str]
    metrics: Callable[[], str]

    def around(self, application: WSGI) -> WSGI:
        """From the inside to the outside."""
        pages = self.files.around(compressed(tagged(application, self.made_of)))
        keep = KEEP if self.settings.site else KEEP_YOURSELF
        secure = secured(limited(pages, self.refusals), keep)
        record = recorded(secure, self.counts, to_stdout() if self.settings.log else None)
        private = self.settings.metrics
        return apart(record, private.port, self.metrics) if private else record
