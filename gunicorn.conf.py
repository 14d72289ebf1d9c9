"""How the wizard is served, by `./dev run` or by plain `gunicorn "app:create_app()"` in this directory.

The number of worker processes is gunicorn's own setting: WEB_CONCURRENCY, 1 unless it is set.
The access log stays off, because the answers people give are part of the addresses.
"""

import gc
import os

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
threads = 4
preload_app = True  # content that cannot be read stops the start, once, not every worker in turn
control_socket_disable = True  # it would need a home directory to write to
loglevel = "warning"


gc.disable()  # what is made at start stays: looking through it for garbage only delays the first answer


def post_fork(server, worker):
    gc.freeze()
    gc.set_threshold(50_000)  # a page makes hundreds of objects and leaves no cycles behind
    gc.enable()


def when_ready(server):
    """Say where the wizard is, once it can be reached there."""
    print("Listening on", *server.LISTENERS, flush=True)
