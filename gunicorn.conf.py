"""How the wizard is served, by `./dev run`, `./dev serve`, or `gunicorn "app:create_app()"` in this directory.

What the operator sets is in the environment: `./dev settings` lists it. SIGHUP takes new content, if it is right.
"""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # gunicorn looks for modules there only later

import app as composition
from wizard.web.reload import renew
from wizard.web.worker import Log, PatientWorker

settings = composition.chosen()
bind = [str(each) for each in (settings.listen, settings.metrics) if each]
workers = settings.workers
worker_class = PatientWorker
logger_class = Log
threads = 8  # of which PDFs take at most app.PDFS_AT_ONCE
preload_app = True  # content that cannot be read stops the start, once, not every worker in turn
control_socket_disable = True  # it would need a home directory to write to
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a disk that is slow must not look like death
loglevel = "warning"
keepalive = 5
graceful_timeout = 20
forwarder_headers = ""  # a header that moves the whole site to another path, or the path itself, is nobody's to send
permit_unconventional_http_method = True  # the application says what it takes, the same under any server


gc.disable()  # what is made at start stays: looking through it for garbage only delays the first answer


def post_fork(server, worker):
    counts = getattr(server.app.wsgi(), "extensions", {}).get("counts")
    if counts:
        counts.enter(worker.age)
    gc.freeze()
    gc.set_threshold(50_000)  # a page makes hundreds of objects and leaves no cycles behind
    gc.enable()


def when_ready(server):
    """Say where the wizard is, once it can be reached there."""
    print("Listening on", *server.LISTENERS, flush=True)


def on_reload(server):
    """New content for the workers to come; those of before end what they have begun."""
    server.app.callable = renew(server.app.callable, composition.reloaded, server.log)
    gc.collect()
