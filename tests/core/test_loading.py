"""Every mistake an author can make in the file, and the line that is told for it.

Each test makes one mistake in `tests/content/tiny.yaml`. `told` is all that is said, word for word.
"""

from pathlib import Path

import pytest

from tests.core.conftest import FILES, Problems
from wizard.checks.verify import examine, verified
from wizard.content.nodes import read_nodes
from wizard.content.problems import ContentError, Report, nearest

LEAD = "lead: {zh: 换一张新卡, en: Get a new card}"
LOST = "lost: {zh: 丢了, en: It is lost,"
FORM = "{id: form, stage: prepare, do: {zh: 填表, en: Fill in the form}, sources: [law], checked: 2026-11-01}"
LWA = '43:91: there is no source "lwa" (did you mean "law"?)'
REPORT = 'when: {reported: "no"}'

QUOTE = "close what was opened, and put a text that contains “: ”, “, ”, { or } in quotes"
SIGN = "indent with spaces, and put a text that starts with a sign in quotes"


def line_only(value: object) -> str:
    """The name of a case: what is told, without the edit that leads to it."""
    return value if isinstance(value, str) else "edit"


def test_nothing_is_told_where_nothing_is_wrong(problems: Problems) -> None:
    assert problems() == []


def changed(old: str, part: str, by: str) -> tuple[str, str]:
    return old, old.replace(part, by)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        # a key that nobody knows, with the nearest one that is known
        (("when: {card: works}", "whne: {card: works}"), '41:70: there is no "whne" here (did you mean "when"?)'),
        (("pages: {}", "pages: {}\npagse: {}"), '7:1: there is no "pagse" here (did you mean "pages"?)'),
        (changed(FORM, "sources", "colour: red, sources"), '43:72: there is no "colour" here'),
        # a key that is missing
        (changed(FORM, "stage: prepare, ", ""), '43:9: "stage" is missing'),
        (changed(FORM, "id: form, ", ""), '43:9: "id" is missing'),
        (('        ask: {zh: 卡怎么样？, en: "How is the card?"}\n', ""), '19:7: "ask" is missing in "card"'),
        (("pages: {}\n", ""), '2:1: "pages" is missing'),
        (('  start: {zh: "【start】", en: "start"}\n', ""), '51:1: "start" is missing in "words"'),
        # what stands there twice
        (changed(LEAD, "card}", "card, en: again}"), '10:43: "en" stands here twice'),
        (changed(FORM, "id: form", "id: card"), '43:14: "card" stands here twice'),
        # an id
        (
            ("      reported:\n", "      Reported:\n"),
            '28:7: "Reported": an id has small letters, digits and hyphens only',
        ),
        (
            ("      reported:\n", "      loss_report:\n"),
            '28:7: "loss_report": an id has small letters, digits and hyphens only',
        ),
        (
            ("      reported:\n", "      reported:\n        id: it\n"),
            '29:13: "reported" is the id already: leave out "id"',
        ),
    ],
    ids=line_only,
)
def test_keys_are_known_complete_and_single(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ((LEAD, "lead: [换卡, Upgrade]"), "10:11: expected a mapping: {key: …}"),
        ((LEAD, "lead: {zh: 换卡, en: [Upgrade]}"), "10:24: expected text"),
        ((LEAD, "lead: {zh: 换卡, en: true}"), "10:24: expected text"),
        ((FORM, "fill in the form"), '43:9: "fill in the form": expected a mapping: {key: …}'),
        (("pages: {}", "pages:"), "6:7: expected a mapping: {key: …}"),
        (("pages: {}", "pages: []"), "6:8: expected a mapping: {key: …}"),
        (changed(FORM, "[law]", "law"), '43:81: "law": expected a list: [ … ]'),
        (("ask-office: true", 'ask-office: "true"'), '44:98: "true": expected true or false'),
        (("ask-office: true", "ask-office: yes"), '44:98: "yes": expected true or false'),
        (changed(FORM, "2026-11-01", "2026-11-31"), '43:97: "2026-11-31": there is no such day'),
        (changed(FORM, "2026-11-01", "20261101"), '43:97: "20261101": a date is written 2026-11-22'),
        (changed(FORM, "2026-11-01", "1 November"), '43:97: "1 November": a date is written 2026-11-22'),
        (changed(FORM, "2026-11-01", "true"), "43:97: a date is written 2026-11-22"),
        (
            changed(LOST, "lost,", "lost, unsure: maybe,"),
            '27:50: "maybe": unsure is true, or a list of the options that it may be',
        ),
        (
            changed(FORM, "id: form", "id: My form"),
            '43:14: "My form": an id has small letters, digits and hyphens only',
        ),
        (
            ("kind: law", "kind: low"),
            '4:70: "low" is not one of: law, official, copy, secondary or ours (did you mean "law"?)',
        ),
        (("kind: law", "kind: hearsay"), '4:70: "hearsay" is not one of: law, official, copy, secondary or ours'),
    ],
    ids=line_only,
)
def test_every_value_has_its_form(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("when: reported", '42:79: "reported": a condition is a mapping, such as {card: lost}'),
        ("when: {}", "42:79: a condition is a mapping, such as {card: lost}"),
        ("when: {any: {card: lost}}", '42:85: "any" needs a list of conditions: [{…}, {…}]'),
        ("when: {not: {all: [{card: lost}, lost]}}", "42:106: a condition is a mapping, such as {card: lost}"),
        (
            "when: {card: lost, reported: true}",
            '42:102: "reported" needs an option or a list of options: lost or [lost, damaged]',
        ),
    ],
    ids=line_only,
)
def test_a_condition_has_a_closed_form(problems: Problems, when: str, told: str) -> None:
    assert problems((REPORT, when)) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (changed(LEAD, ", en: Get a new card", ""), '10:5: "en" is missing here'),
        (changed(LEAD, "card}", "card, fr: Carte}"), '10:43: there is no language "fr"'),
        (changed(LEAD, "card}", "card, eng: Card}"), '10:43: there is no language "eng" (did you mean "en"?)'),
        (changed(LEAD, "Get a new card", ""), "10:27: the text is empty"),
        (changed(LEAD, "Get a new card", "' '"), "10:27: the text is empty"),
        ((LEAD, 'lead: ""'), "10:11: the text is empty"),
        ((LEAD, "lead:"), "10:10: the text is empty"),
        ((LEAD, "lead: Get a new card"), '10:11: "Get a new card": a text needs its languages: {zh: …, en: …}'),
        (changed(LEAD, "Get a new card", r'"Get a\tcard"'), "10:27: the text has a character that cannot be printed"),
        (changed(LEAD, "新卡", "㑇卡"), '10:16: the character "㑇" (U+3447) is not in the font of the printed sheet'),
        (
            changed("lost: {zh: 丢了, en: It is lost,", "It is lost", "It is lost 😱"),
            '27:30: the character "😱" (U+1F631) is not in the font of the printed sheet',
        ),
        (changed(LEAD, "Get a new card", '"Get {this}"'), "10:27: this text needs no { } at all"),
        (changed(LEAD, "Get a new card", '"Get { this"'), "10:27: this text needs no { } at all"),
        # a language that is wrong once, not in every text
        (("zh: 中文, en: E", "zh: 中文, eng: E"), '2:21: no text has the language "eng" (did you mean "en"?)'),
        (("{zh: 中文, en: English}", "{zh: 中文}"), '2:1: most texts have the language "en", which is not named here'),
        # a text of several lines
        ((LEAD, "lead:\n      zh: 换卡"), '10:5: "en" is missing here'),
        # an option has its languages beside its other keys
        (changed(LOST, " en: It is lost,", ""), '27:11: "en" is missing here'),
        (changed(LOST, "It is lost", "''"), "27:30: the text is empty"),
        (changed(LOST, "lost,", "lost, hnit: here,"), '27:42: there is no language "hnit" (did you mean "hint"?)'),
    ],
    ids=line_only,
)
def test_a_text_has_every_language(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (('en: "made-on {date}"', 'en: "made"'), "this text needs {date}"),
        (('en: "made-on {date}"', 'en: "made {day}"'), "this text needs {date}"),
        (('en: "effort {high} {low} {minutes}"', 'en: "from {low}"'), "this text needs {high}, {low}, {minutes}"),
        (('en: "start"', 'en: "start {date}"'), "this text needs no { } at all"),
    ],
    ids=line_only,
)
def test_the_words_of_the_interface_keep_their_blanks(problems: Problems, edit: tuple[str, str], told: str) -> None:
    (line,) = problems(edit)
    assert line.endswith(f": {told}")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (changed(FORM, "[law]", "[law, lwa]"), '43:87: there is no source "lwa" (did you mean "law"?)'),
        (
            changed(FORM, "stage: prepare", "stage: perpare"),
            '43:27: there is no stage "perpare" (did you mean "prepare"?)',
        ),
        (("stage: visit, text", "stage: vist, text"), '17:46: there is no stage "vist" (did you mean "visit"?)'),
        (
            ("      card:\n        stage: prepare", "      card:\n        stage: home"),
            '20:16: there is no stage "home"',
        ),
        (("when: {card: works}", "when: {crad: works}"), '41:77: there is no question "crad" (did you mean "card"?)'),
        (("when: {card: works}", "when: {nto: lost}"), '41:77: there is no question "nto" (did you mean "not"?)'),
        (
            ("when: {card: works}", "when: {card: wroks}"),
            '41:83: question "card" has no option "wroks" (did you mean "works"?)',
        ),
        (
            ("when: {card: works}", "when: {any: [{card: works}, {card: gone}]}"),
            '41:105: question "card" has no option "gone"',
        ),
        (
            ("when: {card: lost}", "when: {reported: yes}"),
            '34:16: question "reported" is not asked yet here: it stands further down',
        ),
        (
            changed(LOST, "lost,", "lost, unsure: [work],"),
            '27:51: there is no option "work" to be unsure of (did you mean "works"?)',
        ),
        (changed(LOST, "lost,", "lost, unsure: [lost],"), '27:51: there is no option "lost" to be unsure of'),
        (("when: {card: works}", "when: {card: [works, works]}"), '41:91: "works" stands here twice'),
        # a source, plain or with more about it
        (changed(FORM, "[law]", "[{source: lwa, at: Art. 1}]"), LWA),
        (changed(FORM, "[law]", "[law, {at: Art. 1}]"), '43:87: "source" is missing'),
        (
            changed(FORM, "[law]", "[{source: law, sais: no}]"),
            '43:96: there is no "sais" here (did you mean "says"?)',
        ),
        (
            ("leave-out: [number]", "replace: {form: {sources: [{source: law, sais: no}]}}"),
            '50:92: there is no "sais" here (did you mean "says"?)',
        ),
        (changed(FORM, "[law]", "[law, [law]]"), "43:87: expected a mapping: {key: …}"),
        (("leave-out: [number]", "leave-out: [nunber]"), '50:63: there is no item "nunber" (did you mean "number"?)'),
        (
            ("leave-out: [number]", "replace: {fomr: {ask-office: true}}"),
            '50:61: there is no item "fomr" (did you mean "form"?)',
        ),
        (
            ("leave-out: [number]", "facts: {fees: {text: {zh: 十元, en: 10}, sources: [law], checked: 2026-11-01}}"),
            '50:59: there is no fact "fees" (did you mean "fee"?)',
        ),
    ],
    ids=line_only,
)
def test_every_name_leads_somewhere(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (
            [
                ("lead: {zh: 换一张新卡", "lead: &lead {zh: 换一张新卡"),
                ("title: {zh: 华北, en: North}", "title: *lead"),
            ],
            "48:16: aliases are not used here: write it again",
        ),
        ([(LEAD, "lead: !text {zh: 换卡, en: Upgrade}")], '10:11: tags such as "!text" have no meaning here'),
        ([(LEAD, "lead: {zh: !text 换卡, en: Upgrade}")], '10:16: tags such as "!text" have no meaning here'),
    ],
    ids=line_only,
)
def test_aliases_and_tags_are_refused(problems: Problems, edits: list[tuple[str, str]], told: str) -> None:
    assert problems(*edits) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            (LEAD, "lead:\n      en: Note: bring it"),
            "11:15: YAML: mapping values are not allowed in this context; put a text that contains “: ” in quotes",
        ),
        (
            changed(LEAD, "Get", "Note: get"),
            f"10:31: YAML: did not find expected ',' or '}}' for what opens at 10:11; {QUOTE}",
        ),
        (
            changed(LEAD, "card}", "card"),
            "10:11: YAML: what opens here is not closed; put } where it ends",
        ),
        (
            (LEAD, "lead: {zh: 换卡, en: 'Get a card}"),
            "10:24: YAML: found unexpected end of stream; close the quotation mark that opens here",
        ),
        (("at-hand: []", "at-hand: []]"), f"11:16: YAML: did not find expected key; {QUOTE}"),
        (("pages: {}", "pages:\n\tprivacy: {}"), f"7:1: YAML: found character that cannot start any token; {SIGN}"),
        (('"12333"', "@12333"), f"12:14: YAML: found character that cannot start any token; {SIGN}"),
        ((LEAD, "lead: *lead"), "10:11: aliases are not used here: write it again"),
    ],
    ids=line_only,
)
def test_broken_yaml_says_how_to_mend_it(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert problems(edit) == [f"tiny.yaml:{told}"]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("标题: 卡\n标题: 卡\n".encode("gbk"), "1:1: is not UTF-8: save the file with that encoding"),
        (b"title: card\ntitle: \xff\n", "2:1: is not UTF-8: save the file with that encoding"),
        (b"- a list\n", "1:1: the file is a mapping: languages, words, sources, pages, checklists"),
        (b"words\n", "1:1: the file is a mapping: languages, words, sources, pages, checklists"),
        (
            "# 标题: 卡\n标题: a\x01b\n".encode(),
            "2:6: YAML: unacceptable character #x0001: control characters are not allowed",
        ),
    ],
    ids=line_only,
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, raw: bytes, told: str) -> None:
    file = tmp_path / "odd.yaml"
    file.write_bytes(raw)
    with pytest.raises(ContentError) as error:
        verified(file)
    assert str(error.value) == f"odd.yaml:{told}"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: " + "[" * 3_000, "1:44: nested too deep: 40 levels are the most"),
        ("a: " + "[" * 100_000, "1:44: nested too deep: 40 levels are the most"),
        ("- " * 3_000, "1:83: nested too deep: 40 levels are the most"),
        ("a: " + "{not: " * 5_000, "1:244: nested too deep: 40 levels are the most"),
        ("{" * 3_000, "1:42: nested too deep: 40 levels are the most"),
        ("? " * 3_000, "1:83: nested too deep: 40 levels are the most"),
        ("a: b\n---\nc: d\n", "2:1: a file is one document: take out what divides it"),
    ],
    ids=lambda value: value.partition(":")[0] if value[0].isdigit() else "file",
)
def test_a_file_has_a_bottom_and_an_end(tmp_path: Path, raw: str, told: str) -> None:
    file = tmp_path / "deep.yaml"
    file.write_text(raw)
    assert f"deep.yaml:{told}" in [problem.show("deep.yaml") for problem in examine(file)[1]]


def test_a_key_is_a_word(problems: Problems) -> None:
    assert problems(("pages: {}", "pages: {}\n? [a, {b: c}]\n: {d: e}")) == ['tiny.yaml:7:3: there is no "?" here']


def test_what_stands_twice_is_read_over(problems: Problems) -> None:
    """Its places in the file are not those of the first, nor is what is wrong inside it told."""
    told = problems(("pages: {}", "pages: {}\nsources: {law: [*x, !y z, {kind: low}]}"), ("kind: law", "kind: lwa"))
    assert told == [
        'tiny.yaml:4:70: "lwa" is not one of: law, official, copy, secondary or ours (did you mean "law"?)',
        'tiny.yaml:7:1: "sources" stands here twice',
    ]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("    stages:\n", "    stages：\n"), "13:11: YAML: could not find expected ':'; type : instead of ："),
        (
            ("when: {card: works}, s", "when: {card: works}， s"),
            "41:89: YAML: did not find expected ',' or '}'; type , instead of ，",
        ),
        (
            (LEAD, LEAD.replace("{", "｛")),
            "10:11: YAML: mapping values are not allowed in this context; type { instead of ｛",
        ),
        (
            ("    lead: {zh", "\u3000   lead: {zh"),
            "10:1: YAML: did not find expected key; type a space instead of the full-width space",
        ),
        (
            ("    title: {zh: 换卡, en: Upgrade}", "    title：a: b"),
            '9:5: there is no "title：a" here; type : instead of ：',
        ),
        (('"12333"', "“12333”"), '12:14: the quotation marks would be printed; type " instead of “'),
    ],
    ids=line_only,
)
def test_a_sign_of_a_chinese_keyboard_is_named(problems: Problems, edit: tuple[str, str], told: str) -> None:
    assert f"tiny.yaml:{told}" in problems(edit)


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.touch()
    with pytest.raises(ContentError) as error:
        verified(file)
    assert str(error.value).splitlines() == [
        'empty.yaml:1:1: "checklists" is missing',
        'empty.yaml:1:1: "languages" is missing',
        'empty.yaml:1:1: "pages" is missing',
        'empty.yaml:1:1: "sources" is missing',
        'empty.yaml:1:1: "words" is missing',
    ]


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^gone\.yaml:1:1: cannot be read: No such file or directory$"):
        verified(tmp_path / "gone.yaml")


@pytest.mark.parametrize("spelling", [("\n", "\r\n"), ("# The", "\ufeff# The")], ids=["line ends", "byte order mark"])
def test_files_from_windows_are_read(tmp_path: Path, words: str, spelling: tuple[str, str]) -> None:
    file = tmp_path / "windows.yaml"
    text = (FILES / "tiny.yaml").read_text("utf-8") + words
    file.write_bytes(text.replace(*spelling).encode())
    assert verified(file).languages == {"zh": "中文", "en": "English"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("null", "null"),
        ("~", "~"),
        ("1", "1"),
        ("2026-11-22", "2026-11-22"),
        ('"true"', "true"),
        ("'false'", "false"),
        ("true", True),
        ("false", False),
        ("", ""),
        ("[a, b]", ("a", "b")),
        ("{yes: no, 1: 2}", {"yes": "no", "1": "2"}),
    ],
)
def test_only_true_and_false_are_more_than_text(written: str, value: object) -> None:
    assert read_nodes(f"key: {written}", Report()) == {"key": value}


def test_all_problems_are_told_in_the_order_of_the_file(problems: Problems) -> None:
    told = problems(
        ("{id: go, stage: visit", "{id: go, stage: vist"),
        (FORM, "form"),
        changed(LEAD, ", en: Get a new card", ""),
        ("when: {card: works}", "whne: {card: works}"),
        ("kind: law", "kind: low"),
    )
    assert told == [
        'tiny.yaml:4:70: "low" is not one of: law, official, copy, secondary or ours (did you mean "law"?)',
        'tiny.yaml:10:5: "en" is missing here',
        'tiny.yaml:41:70: there is no "whne" here (did you mean "when"?)',
        'tiny.yaml:43:9: "form": expected a mapping: {key: …}',
        'tiny.yaml:44:25: there is no stage "vist" (did you mean "visit"?)',
    ]


def test_what_is_no_yaml_does_not_hide_other_mistakes(problems: Problems) -> None:
    """Nothing is told of what lacks only because a line cannot be read."""
    told = problems(
        ("kind: law", "kind: lwa"),
        ("why: {zh: 办法不同, en: It matters}", 'why: {zh: 办法不同, en: "It matters}'),
        ("id: form, stage: prepare", "id: form, stge: prepare"),
    )
    assert told == [
        'tiny.yaml:4:70: "lwa" is not one of: law, official, copy, secondary or ours (did you mean "law"?)',
        "tiny.yaml:23:29: YAML: the text that begins here ends only in line 31; "
        "close the quotation mark that opens here",
        'tiny.yaml:43:20: there is no "stge" here (did you mean "stage"?)',
    ]


def test_several_broken_items_keep_their_own_lines(problems: Problems) -> None:
    told = problems(
        ("{id: card, stage: prepare", "{stage: perpare"),
        ("{id: report, stage: prepare, ", "{"),
        (FORM, "form"),
        ("{id: go, stage: visit", "{id: go, stage: vist"),
    )
    assert told == [
        'tiny.yaml:41:9: "id" is missing',
        'tiny.yaml:41:17: there is no stage "perpare" (did you mean "prepare"?)',
        'tiny.yaml:42:9: "id" is missing',
        'tiny.yaml:42:9: "stage" is missing',
        'tiny.yaml:43:9: "form": expected a mapping: {key: …}',
        'tiny.yaml:44:25: there is no stage "vist" (did you mean "visit"?)',
    ]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        # a source that every item rests on
        (
            ("kind: law", "kind: low"),
            ['4:70: "low" is not one of: law, official, copy, secondary or ours (did you mean "law"?)'],
        ),
        # a question, and an option, that conditions mention
        (
            ("      reported:\n", "      Reported:\n"),
            ['28:7: "Reported": an id has small letters, digits and hyphens only'],
        ),
        (
            ("      reported:\n", "      reported:\n        kind: choise\n"),
            ['29:15: "choise" is not one of: choice, place, city or date (did you mean "choice"?)'],
        ),
        (
            changed(LOST, "lost,", "lost, unsure: maybe,"),
            ['27:50: "maybe": unsure is true, or a list of the options that it may be'],
        ),
        # a condition without which an option changes nothing
        ((REPORT, 'whne: {reported: "no"}'), ['42:73: there is no "whne" here (did you mean "when"?)']),
        # a map that everything refers to
        (
            ("    regions:\n", "    regoins:\n"),
            ['46:5: there is no "regoins" here (did you mean "regions"?)'],
        ),
        (
            ("    items:\n", "    Items:\n"),
            ['8:3: "items" is missing in "upgrade"', '40:5: there is no "Items" here (did you mean "items"?)'],
        ),
        (
            ("    stages:\n", "    stagse:\n"),
            ['8:3: "stages" is missing in "upgrade"', '13:5: there is no "stagse" here (did you mean "stages"?)'],
        ),
        (("languages: {zh: 中文, en: English}", "languages: [zh, en]"), ["2:12: expected a mapping: {key: …}"]),
        (
            ("\nwords:\n", "\nwrods:\n"),
            ['2:1: "words" is missing', '51:1: there is no "wrods" here (did you mean "words"?)'],
        ),
    ],
    ids=line_only,
)
def test_what_follows_from_a_mistake_is_not_told(problems: Problems, edit: tuple[str, str], told: list[str]) -> None:
    assert problems(edit) == [f"tiny.yaml:{line}" for line in told]


@pytest.mark.parametrize(
    ("word", "hint"),
    [("lsot", ' (did you mean "lost"?)'), ("Lost", ' (did you mean "lost"?)'), ("beijing", "")],
)
def test_the_nearest_word_is_offered(word: str, hint: str) -> None:
    assert nearest(word, ["works", "lost"]) == hint
