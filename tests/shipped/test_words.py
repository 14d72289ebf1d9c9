"""The shipped words: complete, well set, in the tone of somebody who helps."""

import re
from collections.abc import Iterator

import pytest

from wizard.content.models import Checklist, Content, walk
from wizard.content.text import EVERY, Text

HAN = "[\u3400-\u9fff]"
NAMES = [
    # what people look for on a phone, under this very name
    *("电子社保卡", "掌上12333", "国家政务服务平台", "北京人社", "京通", "北京民生一卡通", "江苏智慧人社", "赣服通"),
    *(
        "河北人社",
        "榕e社保卡",
        "厦门智慧人社",
        "浙里办",
        "宁波一卡通",
        "河南人社",
        "豫事办",
        "武汉人社",
        "湖北政务服务网",
    ),
    *("粤省事", "广东人社", "广东政务服务网", "穗好办", "清远一卡通", "东莞人社", "重庆人社", "渝快办"),
    # documents, by their numbers
    *(
        "人社部发〔2011〕47号",
        "人社厅发〔2014〕20号",
        "人社厅发〔2015〕110号",
        "人社部发〔2011〕83号",
        "劳社部函〔2003〕84号",
        "国办发〔2020〕35号",
    ),
]
VERBS = {
    "en": [
        *("Activate", "Ask", "Be", "Bring", "Call", "Cancel", "Change", "Check", "Choose", "Count", "Deal", "Decide"),
        *("Exchange", "Fill", "Find", "Get", "Give", "Hand", "Have", "Keep", "Look", "Make", "Note", "Set", "Sign"),
        *("Start", "Wait", "Write"),
    ],
    "zh": [
        *("带", "写", "打", "问", "看", "办", "准备", "备", "弄清", "选", "打开", "找"),
        *("让", "等", "定", "开通", "请", "核对", "把", "收", "点清", "启用", "激活", "改"),
        *("登录", "查", "签", "处理", "换", "取得", "填写", "记下", "实名登录"),
    ],
}
FIRST = {"en": [], "zh": ["先", "再", "马上", "重新", "逐项", "凭身份证件"]}
"""What may stand before the verb: when, or how."""

LONGEST = {"do": {"zh": 16, "en": 64}, "detail": {"zh": 42, "en": 90}}


def texts(content: Content) -> Iterator[tuple[str, Text]]:
    for path, value in walk(content):
        if isinstance(value, Text):
            yield "/".join(map(str, path)), value


def said(content: Content, language: str) -> list[tuple[str, str]]:
    return [(path, text.root[language]) for path, text in texts(content) if language in text.root]


def instructions(checklist: Checklist, part: str) -> Iterator[tuple[str, Text]]:
    """Every `do` or `detail`, also those that a place puts in."""
    entries = [(item.id, item) for item in checklist.items]
    for _, region in checklist.region_paths():
        entries += [(item.id, item) for item in region.add]
        entries += [(f"{region.id}/{id}", replacement) for id, replacement in region.replace.items()]
    yield from ((id, text) for id, entry in entries if (text := getattr(entry, part)))


def found(pattern: str, where: list[tuple[str, str]], flags: int = 0) -> list[str]:
    return [f"{path}: {words}" for path, words in where if re.search(pattern, words, flags)]


def test_every_text_has_both_languages(content: Content) -> None:
    count = 0
    for path, text in texts(content):
        count += 1
        if EVERY in text.root:
            assert not re.search(r"[^\W\d_]", text.root[EVERY]), path
        else:
            assert list(text.root) == ["zh", "en"], path
            assert all(text.root.values()) or path == "words/sentence-joiner", path
    assert count > 500


def test_no_text_has_stray_spaces(content: Content) -> None:
    for language in ("zh", "en"):
        ends = [each for each in said(content, language) if not each[0].startswith("words/")]  # joined to other words
        assert not found(r"^\s|\s$|\s\s|[\n\t\u00a0\u3000]", ends)


# -- Chinese ----------------------------------------------------------------------------------------------------------


def test_chinese_uses_full_width_marks(content: Content) -> None:
    zh = said(content, "zh")
    assert not found(rf"{HAN}[,;:?!()]|[,;:?!()]{HAN}", zh)
    assert not found(rf"{HAN}\.(?!\d)", zh)
    assert not found(r"\.\.\.|。。|，，", zh)


def test_chinese_has_no_space_beside_latin_letters_or_digits(content: Content) -> None:
    zh = [each for each in said(content, "zh") if each[0] != "words/date-order"]
    assert not found(rf"{HAN} +[A-Za-z0-9]|[A-Za-z0-9] +{HAN}|{HAN} +{HAN}", zh)


def test_chinese_quotes_are_full_width_and_in_pairs(content: Content) -> None:
    zh = said(content, "zh")
    assert not found(r"[\"'「」『』‘’]", zh)
    assert not [path for path, words in zh if words.count("“") != words.count("”")]
    assert not [path for path, words in zh if words.count("（") != words.count("）")]
    assert not [path for path, words in zh if words.count("《") != words.count("》")]


def test_chinese_is_written_in_simplified_letters(content: Content) -> None:
    assert not found("[會險證號碼請國門業務辦領換發這個們戶開關網資訊錯誤]", said(content, "zh"))


def test_chinese_addresses_the_reader_with_respect(content: Content) -> None:
    assert not found("你(?!好)", said(content, "zh"))


# -- English ----------------------------------------------------------------------------------------------------------


def test_english_keeps_chinese_in_brackets_or_quotes(content: Content) -> None:
    loose = []
    for path, words in said(content, "en"):
        outside = re.sub(r"\([^()]*\)|“[^”]*”", "", words)
        for name in sorted(NAMES, key=len, reverse=True):
            outside = outside.replace(name, "")
        if re.search(HAN, outside):
            loose.append(f"{path}: {words}")
    assert not loose


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_needs_no_brackets_is_used(content: Content, name: str) -> None:
    assert found(re.escape(name), said(content, "en"))


def test_english_uses_no_full_width_marks(content: Content) -> None:
    en = [(path, re.sub("|".join(NAMES), "", words)) for path, words in said(content, "en")]
    assert not found("[，。；：？！、（）《》「」]", en)


def test_english_quotes_are_curly_and_in_pairs(content: Content) -> None:
    en = said(content, "en")
    assert not found(r'"', en)
    assert not [path for path, words in en if words.count("“") != words.count("”")]
    assert not [path for path, words in en if words.count("(") != words.count(")")]


def test_english_is_british(content: Content) -> None:
    american = (
        r"\b(authoriz|color\b|center\b|neighborhood|organiz|recogniz|license\b|canceled|apologiz|favorite|program\b)"
    )
    assert not found(american, said(content, "en"), re.IGNORECASE)


def test_documents_are_named_in_chinese_on_the_english_list(checklist: Checklist) -> None:
    """A clerk must be able to read what to hand over."""
    does = {id: text["en"] for id, text in instructions(checklist, "do")}
    for id, name in {
        "id-card": "居民身份证",
        "temporary-id": "临时居民身份证",
        "child-document": "户口簿",
        "passport": "护照",
        "hmt-permit": "通行证",
        "agent-id": "居民身份证",
        "guardian-id": "居民身份证",
        "authorisation": "委托书",
        "old-card": "社会保障卡",
        "report-loss": "临时挂失",
        "formal-loss": "正式挂失",
        "same-number": "同号换卡",
        "jiangxi/fee-ready": "工本费",
        "guangdong/photo": "相片回执号",
    }.items():
        assert f"({name})" in does[id], id


# -- instructions and faults ------------------------------------------------------------------------------------------


def opening(words: str, language: str) -> str:
    """The words from the verb on."""
    for first in FIRST[language]:
        words = words.removeprefix(first).strip()
    return words[:1].upper() + words[1:]


def test_every_english_instruction_begins_with_a_verb(checklist: Checklist) -> None:
    wrong = [
        f"{id}: {text['en']}"
        for id, text in instructions(checklist, "do")
        if re.split(r"[ ,]", opening(text["en"], "en"))[0] not in VERBS["en"]
    ]
    assert not wrong


def test_every_chinese_instruction_begins_with_a_verb(checklist: Checklist) -> None:
    wrong = [
        f"{id}: {text['zh']}"
        for id, text in instructions(checklist, "do")
        if not opening(text["zh"], "zh").startswith(tuple(VERBS["zh"]))
    ]
    assert not wrong


@pytest.mark.parametrize("part", ["do", "detail"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_instructions_are_short(checklist: Checklist, part: str, language: str) -> None:
    longest = LONGEST[part][language]
    assert not [
        f"{id} ({len(text[language])}): {text[language]}"
        for id, text in instructions(checklist, part)
        if len(text[language]) > longest
    ]


def test_an_instruction_has_no_full_stop_and_a_detail_has_one(checklist: Checklist) -> None:
    assert not [
        id for id, text in instructions(checklist, "do") if text["en"].endswith(".") or text["zh"].endswith("。")
    ]
    for id, text in instructions(checklist, "detail"):
        assert text["en"].endswith((".", "?")), id
        assert text["zh"].endswith(("。", "？")), id


def test_original_or_copy_is_said_of_every_identity_document(checklist: Checklist) -> None:
    details = {id: text for id, text in instructions(checklist, "detail")}
    for id in (
        *("id-card", "temporary-id", "child-document", "hmt-permit", "passport", "soldier-id", "agent-id"),
        *("guardian-id", "guardian-proof", "authorisation", "ready-document"),
    ):
        assert "原件1份" in details[id]["zh"], id
        assert "ne original" in details[id]["en"], id


def test_faults_name_the_remedy_and_do_not_scold(content: Content, checklist: Checklist) -> None:
    faults = [(id, question.missing) for id, question in checklist.questions.items() if question.missing]
    words = content.words
    faults += [("date", each) for each in (words.date_incomplete, words.date_unreal, words.date_past, words.date_far)]
    faults += [("page", each) for each in (words.problem_heading, words.not_found_text, words.not_allowed_text)]
    for id, text in faults:
        assert not re.search(r"\b(please|sorry|invalid|required|must|error|oops)\b", text["en"], re.IGNORECASE), id
        assert not re.search("请|必填|无效|抱歉|非法|不能为空|有误", text["zh"]), id
    for id, question in checklist.questions.items():
        if question.missing:
            assert question.missing["en"].startswith("Choose "), id
            assert question.missing["zh"].startswith("选"), id


def test_every_question_ends_with_a_question_mark(checklist: Checklist) -> None:
    for id, question in checklist.questions.items():
        assert question.ask["en"].endswith("?"), id
        assert question.ask["zh"].endswith("？"), id


def test_a_reason_completes_a_sentence(checklist: Checklist) -> None:
    """“Because …” and “if …” go on with it."""
    for id, question in checklist.questions.items():
        for option in question.options.values():
            if option.because:
                assert not re.search(r"[.。,，;；]$", option.because["en"] + option.because["zh"]), id
                assert option.because["en"][0].islower(), f"{id}: {option.because['en']}"
                assert not option.because["zh"].startswith(("因为", "如果"))
