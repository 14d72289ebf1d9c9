"""The review book as one page of HTML that needs nothing else, made to be printed and signed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from wizard.authors.book import Chapter, Entry, Row, chapters
from wizard.authors.labels import label, labels
from wizard.authors.ledger import Ledger, Use, ledger
from wizard.content.models import Content
from wizard.content.sources import Citation, Source
from wizard.content.text import Text
from wizard.pages.drawing import tag

STYLE = """
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 0.95rem/1.5 system-ui, "Noto Sans SC", sans-serif }
h1, h2 { line-height: 1.2 } h2 { margin: 3rem 0 1rem; padding-top: 0.5rem; border-top: 3px solid }
h3 { margin: 0; font-size: 0.85rem; font-weight: 400; color: #555 } h3 b { color: #000 }
section { margin: 0 0 1.2rem; padding: 0.4rem 0 0; border-top: 1px solid #999; break-inside: avoid }
.options, .then, .calendar { margin: -0.8rem 0 1.2rem 1.5rem; border-top: 1px dotted #999 }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
td, th { padding: 0.1rem 0.75rem 0.1rem 0; vertical-align: top; text-align: left; overflow-wrap: anywhere }
small { color: #555 } .do td, .ask td, .rule td { padding-bottom: 0.3rem } .do td, .ask td { font-weight: 600 }
.rule td { background: #f1f1ec }
ul { margin: 0.3rem 0 0; padding-left: 1.2rem; font-size: 0.85rem } a { color: inherit; overflow-wrap: anywhere }
.ledger td, .ledger th { border-top: 1px solid #999 } .ledger th:first-child { width: 6rem }
.sign td { height: 3.5rem; border-bottom: 1px solid; vertical-align: bottom } nav { margin-top: 2rem; columns: 3 }
nav a { display: block }
@media print {
  @page { margin: 15mm; @bottom-right { font-size: 8pt; content: "VERSION · " counter(page) } }
  body { margin: 0; max-width: none; font-size: 9.5pt; print-color-adjust: exact } h2 { break-after: avoid }
}
"""


def book(content: Content) -> str:
    """The page."""
    languages = [*content.languages]
    every = [*chapters(content)]
    laws = ledger(content, [entry for chapter in every for entry in chapter.entries])
    first = languages[0]
    title = labels("book", languages)
    body = [
        f"<h1>{escape(title)}</h1>",
        _cover(content, languages),
        _contents(every, languages),
        *[_chapter(content, chapter, languages) for chapter in every],
        *_ledger(content, laws, languages),
        *_sources(content, every, languages),
    ]
    head = f'<!doctype html>\n<html lang="{tag(first)}">\n<meta charset="utf-8">\n'
    head += f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)} {content.version}</title>\n'
    return (
        f"{head}<style>{STYLE.replace('VERSION', content.version)}</style>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _cover(content: Content, languages: Sequence[str]) -> str:
    names = [labels(key, languages) for key in ("version", "compared", "signer", "signature")]
    agreed = [f'<p lang="{tag(language)}">{escape(label("agreed", language))}</p>' for language in languages]
    return (
        f"<p>{escape(names[0])}: <code>{content.version}</code><br>{escape(names[1])}: {content.checked}</p>"
        + "".join(dict.fromkeys(agreed))
        + f'<table class="sign"><tr><td>{escape(names[2])}</td><td>{escape(names[3])}</td></tr></table>'
    )


def _heading(title: str | Text, languages: Iterable[str]) -> str:
    if isinstance(title, Text):
        return escape(" · ".join(dict.fromkeys([title[language] for language in languages])))
    return escape(labels(title, languages))


def _anchor(chapter: Chapter) -> str:
    return f"chapter-{chapter.entries[0].anchor}"


def _contents(every: Sequence[Chapter], languages: Sequence[str]) -> str:
    links = [f'<a href="#{_anchor(each)}">{_heading(each.title, languages)}</a>' for each in every]
    links += [f'<a href="#{key}">{escape(labels(key, languages))}</a>' for key in ("ledger", "sources")]
    return f"<nav>{''.join(links)}</nav>"


def _chapter(content: Content, chapter: Chapter, languages: Sequence[str]) -> str:
    head = f'<h2 id="{_anchor(chapter)}">{_heading(chapter.title, languages)}</h2>'
    return "\n".join([head, *[_entry(content, entry, languages) for entry in chapter.entries]])


def _entry(content: Content, entry: Entry, languages: Sequence[str]) -> str:
    said = f" {entry.situations} {escape(labels('situations', languages))}" if entry.situations else ""
    rows = [*entry.rows, *([entry.rule] if entry.rule else [])]
    cells = "".join([_row(row, languages) for row in rows])
    return (
        f'<section id="{entry.anchor}" class="{entry.kind}"><h3><b>{escape(entry.name)}</b>{said}</h3>'
        f"<table>{cells}</table>{_cited(content, entry, languages)}</section>"
    )


def _row(row: Row, languages: Sequence[str]) -> str:
    named = {language: f"<small>{escape(label(row.key, language))}</small>" for language in languages}
    cells = [_cell(f"{named[language]} {escape(row.words[language])}", language) for language in languages]
    return f'<tr class="{row.key}">{"".join(cells)}</tr>'


def _cell(html: str, language: str) -> str:
    return f'<td lang="{tag(language)}">{html}</td>'


def _cited(content: Content, entry: Entry, languages: Sequence[str]) -> str:
    lines = [f"<li>{_citation(content, citation, languages)}</li>" for citation in entry.citations]
    days = [(key, day) for key, day in (("checked", entry.checked), ("review-by", entry.review_by)) if day]
    if days:
        lines.append(
            f"<li><small>{'; '.join([f'{escape(labels(key, languages))} {day}' for key, day in days])}</small>"
        )
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _citation(content: Content, citation: Citation, languages: Sequence[str]) -> str:
    source = content.sources[citation.source]
    named = f'<a href="#source-{source.id}">{escape(_short(source, languages))}</a>'
    at, says = f", {escape(citation.at)}" if citation.at else "", f": {escape(citation.says)}" if citation.says else ""
    return f"{named}{at}{says} <small>({escape(labels(source.kind, languages))})</small>"


def _short(source: Source, languages: Sequence[str]) -> str:
    """A title in the last language, which reviewers of the first can look up in the list of sources."""
    return source.title[languages[-1]]


def _ledger(content: Content, laws: Ledger, languages: Sequence[str]) -> Iterator[str]:
    yield f'<h2 id="ledger">{escape(labels("ledger", languages))}</h2>'
    for id, articles in laws.items():
        source = content.sources[id]
        rows = [_article(article, uses, source.waived, languages) for article, uses in articles.items()]
        title = " · ".join(dict.fromkeys([source.title[language] for language in languages]))
        yield f'<section><h3><b>{escape(title)}</b></h3><table class="ledger">{"".join(rows)}</table></section>'


def _article(article: str, uses: Sequence[Use], waived: Mapping[str, str], languages: Sequence[str]) -> str:
    name = article or labels("whole", languages)
    says = "<br>".join([escape(each) for each in dict.fromkeys([use.says for use in uses]) if each])
    links = [f'<a href="#{use.entry.anchor}">{escape(use.entry.name)}</a>' for use in uses]
    if not uses:
        says = f"{escape(labels('waived', languages))} {escape(waived[article])}"
    return f"<tr><th>{escape(name)}</th><td>{says}</td><td>{', '.join(dict.fromkeys(links))}</td></tr>"


def _sources(content: Content, every: Sequence[Chapter], languages: Sequence[str]) -> Iterator[str]:
    uses: dict[str, dict[str, None]] = {id: {} for id in content.sources}
    for entry in [entry for chapter in every for entry in chapter.entries]:
        for citation in entry.citations:
            uses[citation.source][f'<a href="#{entry.anchor}">{escape(entry.name)}</a>'] = None
    yield f'<h2 id="sources">{escape(labels("sources", languages))}</h2>'
    for id, source in content.sources.items():
        titles = "".join(
            [f'<td lang="{tag(language)}">{escape(source.title[language])}</td>' for language in languages]
        )
        days = f"{escape(labels('checked', languages))} {source.checked}"
        days += f"; {escape(labels('dated', languages))} {source.dated}" if source.dated else ""
        address = f'<li><a href="{escape(source.url)}">{escape(source.url)}</a></li>' if source.url else ""
        yield (
            f'<section id="source-{id}"><h3><b>{id}</b> {escape(labels(source.kind, languages))}; {days}</h3>'
            f"<table><tr>{titles}</tr></table><ul>{address}<li>{', '.join(uses[id])}</li></ul></section>"
        )
