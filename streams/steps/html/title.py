"""What a page is called: its first heading, or its title without the site's name."""

from selectolax.lexbor import LexborHTMLParser

from streams.steps.html.articles import headings
from streams.steps.html.nodes import named, texts, tidied, tidy
from streams.steps.lines.site import MARKS

_WORDS_OF_SHOWN, _FEWEST = 4, 2  # spaces
_LONGEST_HEADLINE = 500  # characters; a longer one is a whole page in a heading


def title_of(tree: LexborHTMLParser) -> str:
    """Give what the page's head says that it is called."""
    titles = tree.head.css("title") if tree.head else []
    return next((text for text in map(tidy, titles) if len(text) <= _LONGEST_HEADLINE), "")


def headline_of(tree: LexborHTMLParser, title: str) -> str:
    """Give the first heading; where it is a site's name, the longer one that the title says.

    Of a fragment, which has no title, a smaller heading above its text is it.
    """
    first, second, third = (_said(tree, name) for name in ("h1", "h2", "h3"))
    whole = headings(tree)
    if whole and (not first or first[0] == whole[0]) and not _is_shown(title, tree):
        return whole[0]
    said = [heading for heading in first if heading in title]
    if first and not said:
        return first[0]
    others = [text for text in second + third if text in title and text.count(" ") >= _FEWEST]
    return max([*said, *others], key=len, default=title or _above_text(tree))


def _above_text(tree: LexborHTMLParser) -> str:
    first = tree.css_first("h2, h3, p")
    text = tidy(first) if first and first.tag != "p" else ""
    return text if len(text) <= _LONGEST_HEADLINE and text.count(" ") >= _FEWEST else ""


def _is_shown(title: str, tree: LexborHTMLParser) -> bool:
    """Tell whether a line of the page is its title, but for the site's name."""
    lines = set(texts(tree.body)) if tree.body else set()
    shown = (title, *(title.rpartition(mark)[0] for mark in MARKS))
    return any(text in lines and text.count(" ") >= _WORDS_OF_SHOWN for text in shown)


def _said(tree: LexborHTMLParser, name: str) -> list[str]:
    said = map(tidy, named(tree, name))
    return [text for text in said if 0 < len(text) <= _LONGEST_HEADLINE]


def as_said(headline: str, body: str, told: str) -> str:
    """Cut off a page's title what is no part of the headline as the body says it, or as the page
    tells it to machines."""
    if headline in body or headline == told:
        return headline
    for mark in MARKS:
        before, _, _ = headline.rpartition(mark)
        is_told = before == told and before.count(" ") >= _FEWEST
        if before and (before in body or is_told):
            return before
    said = set(map(tidied, body.split("\n"))) if ":" in headline else set()
    for mark in (" :: ", " : "):
        site, _, rest = headline.partition(mark)
        if rest in said and len(rest) > len(site):
            return rest
    return headline
