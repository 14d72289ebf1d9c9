"""What the operator sets, by variables of the environment. What is wrong stops the start, in one sentence."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

LABEL = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
HOST_NAME = re.compile(rf"{LABEL}(\.{LABEL})*\.?")
CONTACT = re.compile(r"(mailto:|https://|tel:)[!-~]+")
MOST_WORKERS = 256


class Setting(NamedTuple):
    """A row of the table: `./dev settings` prints it, and docs/operations.md has it."""

    name: str
    default: str
    effect: str


SETTINGS = (
    Setting("SITE", "", "the address that readers know, as https://card.example.org; it stands in links and on paper"),
    Setting("HOST", "127.0.0.1", "the address to listen on; 0.0.0.0 or :: for all"),
    Setting("PORT", "8000", "the port to listen on"),
    Setting("METRICS", "", "where metrics are to be read, as 127.0.0.1:9100; never open it to readers"),
    Setting("WEB_CONCURRENCY", "1", "worker processes; `./dev serve` takes as many as there are processors"),
    Setting("LOG", "none", "json: a line for each request, without its address; none: only what goes wrong"),
    Setting("CHECKLISTS", "checklists.yaml", "the file that is served; its history stands beside it"),
    Setting("SECURITY_CONTACT", "", "mailto: or https: address for /.well-known/security.txt"),
    Setting("FORWARDED_ALLOW_IPS", "127.0.0.1,::1", "proxies that may say whether readers came by https"),
)


class SettingError(Exception):
    """A setting that cannot be meant so. Its words are for the operator."""


class Address(NamedTuple):
    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, each as it is used."""

    site: str
    listen: Address
    metrics: Address | None
    workers: int
    log: bool
    file: Path
    contact: str

    @classmethod
    def of(cls, environ: Mapping[str, str], root: Path) -> "Settings":
        """Raises SettingError with the first that is wrong."""
        told = {each.name: environ.get(each.name, "").strip() or each.default for each in SETTINGS}
        settings = cls(
            site=origin(told["SITE"]),
            listen=Address(host("HOST", told["HOST"]), number("PORT", told["PORT"], 65535)),
            metrics=_metrics(told["METRICS"]),
            workers=number("WEB_CONCURRENCY", told["WEB_CONCURRENCY"], MOST_WORKERS),
            log=_one_of("LOG", told["LOG"], "none", "json") == "json",
            file=root / os.path.expanduser(told["CHECKLISTS"]),
            contact=_contact(told["SECURITY_CONTACT"]),
        )
        if settings.metrics and settings.metrics.port == settings.listen.port:
            raise SettingError(f"METRICS={told['METRICS']} is the port that readers use; give it another.")
        return settings


def table(environ: Mapping[str, str]) -> str:
    """All settings: name, default, what is set now, and what each does."""
    rows = [("variable", "default", "now", "effect")]
    rows += [(name, default, environ.get(name, ""), effect) for name, default, effect in SETTINGS]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    cells = [[*map(str.ljust, row[:3], widths), row[3]] for row in rows]
    return "\n".join("  ".join(row).rstrip() for row in cells)


def origin(site: str) -> str:
    """The address of the site in ASCII, with names of other letters in Punycode; empty where there is none."""
    if not site:
        return ""
    parts = _split(site)
    name = ascii_name(parts.hostname or "") if parts else None
    if not parts or parts.scheme not in ("http", "https") or not name:
        raise SettingError(f"SITE={site} is no address of a site: it should read as https://card.example.org.")
    if parts.username is not None or parts.query or parts.fragment or not re.fullmatch(r"[!-~]*", parts.path):
        raise SettingError(f"SITE={site} says more than the address of a site: it ends after the name, port and path.")
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{name}{port}{parts.path.rstrip('/')}"


def ascii_name(name: str) -> str | None:
    """A host name or address as the network spells it, or None for what is neither."""
    try:
        return f"[{name}]" if ip_address(name).version == 6 else name
    except ValueError:
        pass
    try:
        spelled = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return spelled if len(spelled) < 254 and HOST_NAME.fullmatch(spelled) else None


def host(variable: str, value: str) -> str:
    """An address or a name to listen on; IPv6 with or without brackets."""
    name = value.strip("[]")
    if ascii_name(name) is None:
        raise SettingError(f"{variable}={value} is no address to listen on, as 127.0.0.1, 0.0.0.0 or :: are.")
    return name


def number(variable: str, value: str, most: int) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        raise SettingError(f"{variable}={value} should be a number from 1 to {most}.")
    return int(value)


def _split(site: str) -> SplitResult | None:
    """What cannot even be split, or has a port that is no number, is None."""
    if not site.isprintable() or " " in site:
        return None
    try:
        parts = urlsplit(site)
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None


def _metrics(value: str) -> Address | None:
    if not value:
        return None
    name, _, port = value.rpartition(":")
    return Address(host("METRICS", name or "127.0.0.1"), number("METRICS", port, 65535))


def _one_of(variable: str, value: str, *known: str) -> str:
    if value not in known:
        raise SettingError(f"{variable}={value} should be {' or '.join(known)}.")
    return value


def _contact(value: str) -> str:
    if value and not CONTACT.fullmatch(value):
        raise SettingError(f"SECURITY_CONTACT={value} should begin with mailto:, https:// or tel:.")
    return value
