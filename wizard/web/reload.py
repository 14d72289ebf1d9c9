"""New content without an outage: what is wrong is not taken, and what was served before still is."""

from collections.abc import Callable
from typing import Any

from wizard.content.problems import ContentError
from wizard.web.routes import Wizard
from wizard.web.site import STALE


def renew(served: Wizard, fresh: Callable[[], Wizard], log: Any) -> Wizard:
    """The application of the file as it is now, or else the one that was served, which then says that it is old."""
    try:
        renewed = fresh()
    except ContentError as error:
        served.config[STALE] = f"The file has problems, so older content is served.\n{error}\n"
        log.error("The content has problems; what was served before still is.\n%s", error)
        return served
    except Exception as error:  # whatever it is, it shall not end the server
        served.config[STALE] = f"Newer content cannot be served: {type(error).__name__}.\n"
        log.exception("What was served before still is")
        return served
    log.warning("New content is served: %s", renewed.version)
    return renewed
