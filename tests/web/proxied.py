"""nginx as `deploy/nginx.conf` sets it up, in front of servers of ours."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app import ROOT
from tests.web.serving import PATIENCE, Served, free_port, until

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def configured(folder: Path, port: int, upstream: Sequence[int]) -> str:
    """The shipped file with this machine's ports and folders, and nothing else changed."""
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    servers = "".join(f"server 127.0.0.1:{each} max_fails=0;\n" for each in upstream)
    text = re.sub(r"(?:server wizard-\d:8000 [^;]+;\s*)+", servers, text)
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("/tmp/", f"{folder}/")
    text = text.replace("/etc/nginx/wizard", str(ROOT / "deploy"))
    return text.replace("/dev/stdout", f"{folder}/access.log").replace("/dev/stderr", f"{folder}/error.log")


@contextmanager
def proxied(folder: Path, upstream: Sequence[int]) -> Iterator[Served]:
    """A server like the others; its log is nginx's."""
    assert NGINX, "nginx is missing: apt-get install nginx-light"
    folder.mkdir(exist_ok=True)
    port, file = free_port(), folder / "nginx.conf"
    file.write_text(configured(folder, port, upstream), "utf-8")
    for log in ("access.log", "error.log"):
        (folder / log).touch()
    as_whom = "user root;" if os.geteuid() == 0 else ""  # the folders of tests are those of who runs them
    process = subprocess.Popen([NGINX, "-c", file, "-e", folder / "error.log", "-g", f"daemon off; {as_whom}"])
    served = Served(process, port, port, folder / "access.log")
    try:
        until(lambda: process.poll() is not None or answers(served))
        assert process.poll() is None, (folder / "error.log").read_text()
        yield served
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(served: Served) -> bool:
    try:
        return bool(served.get("/healthz").status)
    except OSError:
        return False
