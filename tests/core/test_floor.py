"""The browsers that pages and scripts must hold in: see `docs/decisions/13-browser-floor.md`.

A list of what is newer, each with the versions that know it: an older browser drops the declaration, or the whole rule,
or the whole script. What a browser may skip without harm stands in `@supports`, or here among `HARMLESS`.
"""

import re

import pytest

from app import ROOT

NEWER_RULES = {
    r"@layer\b": "Chrome 99, Safari 15.4; every rule in it is dropped",
    r"@container\b": "Chrome 105, Safari 16",
    r"@scope\b": "Chrome 118, Safari 17.4",
    r"@property\b": "Chrome 85, Safari 16.4",
    r"@media[^{]*[<>]": "Chrome 104, Safari 16.4",
    r":(?:is|where)\(": "Chrome 88, Safari 14",
    r":not\([^()]*,": "Chrome 88, Safari 9",
    r"(?m)^\s*&": "nesting: Chrome 112, Safari 16.5",
}
NEWER_VALUES = {
    r"\b(?:min|max|clamp)\(": "Chrome 79, Safari 11.1; clamp Safari 13.1",
    r"\b(?:color-mix|oklch|lab|lch)\(": "Chrome 111, Safari 15",
    r"\d(?:d|s|l)v[hwbi]\b": "Chrome 108, Safari 15.4",
    r"\d(?:lh|rlh|cap)\b": "Chrome 109, Safari 16.4",
    r"\b(?:fit|min|max)-content\b": "as a width without a prefix: Safari 11, Firefox 66 and 94",
    r'""\s*/\s*""': "alternative text of `content`: Chrome 77, Safari 17.4",
    r"\bflow-root\b": "Safari 13",
}
NEWER_PROPERTIES = {
    r"(?:margin|padding)-(?:block|inline)": "Chrome 69 and 87, Safari 12.1 and 14.1",
    r"border-(?:block|inline)": "Chrome 69 and 87, Safari 12.1 and 14.1",
    r"(?:(?:min|max)-)?(?:block|inline)-size": "Chrome 57, but the minimum and maximum in Safari 12.1",
    r"inset": "Chrome 87, Safari 14.1",
    r"(?:row-|column-)?gap": "in a flex container: Chrome 84, Safari 14.1; in a grid: Chrome 66",
    r"place-(?:items|content|self)": "Chrome 59, Safari 11; in flex containers later",
    r"aspect-ratio": "Chrome 88, Safari 15",
    r"accent-color": "Chrome 93, Safari 15.4",
    r"translate|rotate|scale": "as properties: Chrome 104, Safari 14.1",
}
HARMLESS = {"accent-color", "column-gap", "text-size-adjust", "text-autospace", "line-break", "overflow-wrap"}
"""Properties that take nothing away where they are not known. `column-gap` is as old as columns are."""

NEWER_SCRIPT = {
    r"\?\.[\[(A-Za-z_]": "optional chaining: Chrome 80, Safari 13.1",
    r"\?\?": "nullish coalescing: Chrome 80, Safari 13.1",
    r"\b(?:\|\||&&|\?\?)=": "Chrome 85, Safari 14",
    r"\.(?:at|flat|flatMap|replaceAll|matchAll|replaceChildren|findLast|toSorted)\(": "Chrome 69 to 110",
    r"\bcatch\s*\{": "Chrome 66, Safari 11.1",
    r"(?m)^\s*(?:static\s+)?#\w": "private fields: Chrome 74, Safari 14.1",
    r"\d_\d": "Chrome 75, Safari 13",
    r"\d+n\b": "Chrome 67, Safari 14",
    r"\b(?:globalThis|structuredClone|queueMicrotask)\b": "Chrome 71 to 98, Safari 12.1 to 15.4",
    r"Object\.(?:fromEntries|hasOwn|groupBy)|Promise\.(?:allSettled|any)": "Chrome 73 to 93, Safari 12.1 to 15.4",
    r"\(\?<[=!]": "look-behind: Safari 16.4",
}

SHEET = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "style.css").read_text("utf-8"), flags=re.DOTALL)
SCRIPTS = [*(ROOT / "static").glob("*.js"), ROOT / "templates" / "worker.js"]


def beside_supports(css: str) -> str:
    """The stylesheet without what it asks for before it uses it."""
    while found := re.search(r"@supports[^{]*\{", css):
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        css = css[: found.start()] + css[end:]
    return css


FLOOR = beside_supports(SHEET)


def declarations(css: str) -> list[tuple[str, str]]:
    return re.findall(r"(?<=[{;\s])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])", css)


@pytest.mark.parametrize("newer", NEWER_RULES, ids=NEWER_RULES.values())
def test_no_rule_is_newer_than_the_floor(newer: str) -> None:
    assert re.findall(newer, re.sub(r"\{[^{}]*\}", "{}", FLOOR)) == []


@pytest.mark.parametrize("newer", NEWER_VALUES, ids=NEWER_VALUES.values())
def test_no_value_is_newer_than_the_floor(newer: str) -> None:
    assert [
        f"{name}: {value}" for name, value in declarations(FLOOR) if re.search(newer, re.sub('"[^"]*"', '""', value))
    ] == []


@pytest.mark.parametrize("newer", NEWER_PROPERTIES, ids=NEWER_PROPERTIES.values())
def test_no_property_is_newer_than_the_floor(newer: str) -> None:
    found = [name for name, _ in declarations(FLOOR) if re.fullmatch(f"(?:{newer}).*", name)]
    assert sorted(set(found) - HARMLESS) == []


def test_a_selector_that_an_old_browser_does_not_know_stands_alone() -> None:
    """It drops the whole rule, so nothing that it knows may hang on it."""
    selectors = [each.strip() for each in re.findall(r"([^{}]+)\{", FLOOR)]
    doubtful = [each for each in selectors if re.search(r":focus-visible|:has\(|::marker", each)]
    assert [each for each in doubtful if "," in re.sub(r"\([^()]*\)", "", each)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_is_newer_than_the_floor(script) -> None:
    code = re.sub(r"//.*", "", script.read_text("utf-8"))
    assert {why: re.findall(newer, code) for newer, why in NEWER_SCRIPT.items() if re.search(newer, code)} == {}


def test_the_floor_finds_what_is_newer() -> None:
    css = "a { margin-inline: 1px; gap: 1px; } @supports (gap: 1px) { b { gap: 2px; } }"
    assert [name for name, _ in declarations(beside_supports(css))] == ["margin-inline", "gap"]
