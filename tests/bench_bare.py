"""The least that Flask and Jinja can do for pages of our size: what `tests.bench` measures the wizard against."""

from flask import Flask, render_template
from jinja2 import DictLoader

SOURCE = {"url": "https://example.org/notices/2026/card", "title": "Bureau, how to exchange a card", "kind": "official"}
ITEM = {
    "id": "old-card",
    "do": "Bring the old card & its letter",
    "detail": "The card itself, even if it is damaged.",
    "ask_office": True,
    "reason": "Because the card works.",
    "change": "/en/upgrade?place=beijing&card=works&edit=card",
    "sources": [SOURCE, SOURCE],
    "checked": "22 November 2026",
}
SMALL = f"<!doctype html><title>Small</title>{'<p>A static paragraph of a page.</p>' * 100}"
LOOP = """<!doctype html><title>Loop</title><ol>{% for item in items %}
<li id="{{ item.id }}"><label><input type="checkbox"> {{ item.do }}</label>
{% if item.detail %}<p>{{ item.detail }}</p>{% endif %}{% if item.ask_office %}<p>Ask your office.</p>{% endif %}
{% if item.reason %}<p>{{ item.reason }} <a href="{{ item.change }}">Change</a></p>{% endif %}
<details><summary>Sources</summary><ul>{% for source in item.sources %}
<li><a href="{{ source.url }}">{{ source.title }}</a> {{ source.kind }}</li>{% endfor %}
</ul><p>last checked on {{ item.checked }}</p></details></li>{% endfor %}
</ol>"""
"""The fields that our own items have, drawn as anybody would draw them."""


def create_app() -> Flask:
    """Two pages: a static one of 3.5 kB, and items in a loop, 16 kB for 25 of them."""
    app = Flask(__name__, static_folder=None)
    app.jinja_loader = DictLoader({"small.html": SMALL, "loop.html": LOOP})
    app.add_url_rule("/small", "small", lambda: render_template("small.html"))
    app.add_url_rule("/loop/<int:count>", "loop", lambda count: render_template("loop.html", items=[ITEM] * count))
    return app
