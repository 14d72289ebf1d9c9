"""The tool's own words in what it prints for reviewers, in the languages that it knows."""

from collections.abc import Iterable

LABELS = {
    # the book
    "book": ("Review book", "审阅本"),
    "agreed": ("I have read all of this and agree with it.", "以上内容已审阅，同意。"),
    "signer": ("Name", "姓名"),
    "signature": ("Date and signature", "日期、签字"),
    "version": ("Fingerprint of the content", "内容指纹"),
    "compared": ("Last compared with its sources", "最近一次与来源核对"),
    "situations": ("situations", "种情形"),
    "contents": ("Contents", "目录"),
    "ledger": ("Law ledger", "法条对照"),
    "whole": ("as a whole", "整部"),
    "waived": ("nothing rests on it:", "没有内容依据它："),
    "yes": ("yes", "是"),
    # the flow
    "asked-if": ("asked if ", "符合时才问："),
    "place": ("places", "个地方"),
    "city": ("cities", "个城市"),
    "date": ("a day", "某一天"),
    "list": ("The list", "清单"),
    "of-items": ("items", "项"),
    # the chapters of the book
    "words": ("Words of the interface", "界面用语"),
    "glossary": ("Glossary", "术语"),
    "sources": ("Sources", "来源"),
    "checklist": ("The checklist", "清单"),
    "stages": ("Stages", "环节"),
    "facts": ("What differs from place to place", "各地情况"),
    "questions": ("Questions", "问题"),
    "notices": ("Notices", "提示"),
    "phrases": ("Sentences for the counter", "柜台用语"),
    "items": ("Items", "事项"),
    # what stands beside words
    "rule": ("For whom", "适用于"),
    "checked": ("checked", "核对"),
    "review-by": ("to be checked again by", "复查期限"),
    "dated": ("dated", "发布"),
    "name": ("name", "名称"),
    "title": ("title", "标题"),
    "lead": ("lead", "导语"),
    "moment": ("when", "时间"),
    "text": ("text", "正文"),
    "do": ("what to do", "做什么"),
    "detail": ("detail", "细节"),
    "ask": ("question", "问题"),
    "why": ("why we ask", "为什么问"),
    "hint": ("hint", "说明"),
    "missing": ("when nothing was chosen", "没选时"),
    "because": ("as a reason", "作为理由"),
    "short": ("in short", "简称"),
    "label": ("answer", "选项"),
    "bring": ("to bring", "要带"),
    "asks": ("to ask by telephone", "电话里问"),
    "ask-office": ("ask the office", "先问网点"),
    "hotline": ("helpline", "咨询电话"),
    "at-hand": ("at hand", "手边备好"),
    "points": ("point", "要点"),
    "term": ("term", "术语"),
    "meaning": ("meaning", "意思"),
    "pinyin": ("pinyin", "拼音"),
    "from": ("from", "起"),
    "until": ("until", "止"),
    "leave-out": ("left out here", "当地不适用"),
    "unsure": ("may be", "可能是"),
    "worded": ("other words in", "另有说法的地方"),
    # kinds of sources
    "law": ("law", "法律法规"),
    "official": ("official site", "官方网站"),
    "copy": ("copy of an official text", "官方文件的转载"),
    "secondary": ("third party", "第三方资料"),
    "ours": ("our own advice", "本站建议"),
}


def label(key: str, language: str) -> str:
    """A word in a language: in English where the tool does not know it, as it is in the file where it has no other."""
    english, chinese = LABELS.get(key, (key, key))
    return chinese if language == "zh" else english


def labels(key: str, languages: Iterable[str]) -> str:
    """The same in all languages, each once."""
    return " · ".join(dict.fromkeys([label(key, language) for language in languages]))
