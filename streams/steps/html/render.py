"""HTML to the text that a reader of it sees."""

from selectolax.lexbor import LexborHTMLParser

from streams.steps.html.articles import mark_articles
from streams.steps.html.details import mark_rules, mark_tags, part_unseen, set_apart
from streams.steps.html.furniture import remove_furniture
from streams.steps.html.machine import said
from streams.steps.html.neighbours import list_cards, mark_neighbours
from streams.steps.html.nodes import Page
from streams.steps.html.source import is_too_deep, marked, without_markup
from streams.steps.html.title import as_said, headline_of, title_of
from streams.steps.html.told import with_told

# In this order: what is removed holds neighbours, and tags look like cards of several words.
_STEPS = (
    remove_furniture,
    part_unseen,
    mark_neighbours,
    mark_tags,
    list_cards,
    set_apart,
    mark_rules,
    mark_articles,
)
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe", "nav", "head"]
_UNREAD += ["button", "select", "textarea", "video", "audio", "object", "marquee"]


def render(html: str) -> str:
    """Give the text a reader of the HTML sees, a line a block, its headline above it."""
    source = marked(html)
    if is_too_deep(source):
        return without_markup(source)
    tree = LexborHTMLParser(source)
    markup = source.encode("ascii", "ignore").decode()
    title, told = title_of(tree), said(tree, markup)
    tree.strip_tags(_UNREAD)
    page = Page(markup.lower(), tree, headline_of(tree, title))
    for step in _STEPS:
        step(page)
    body = tree.body.text() if tree.body else ""
    headline = as_said(page.headline, body, told.headline)
    return "\n".join([headline, *with_told(body, page.headline, told)])
