"""What a page is called: its first heading, or its title without the site's name."""

from selectolax.lexbor import LexborHTMLParser

from streams.steps.html.articles import headings
from streams.steps.html.nodes import named, texts, tidied, tidy

_WORDS_OF_SITE = 4
_MARKS = (" - ", " | ", " – ", " — ")  # before a site's name
_LONGEST_HEADLINE = 500  # characters; a longer one is a whole page in a heading


def title_of(tree: LexborHTMLParser) -> str:
    """Give what the page's head says that it is called."""
    titles = tree.head.css("title") if tree.head else []
    return next((text for text in map(tidy, titles) if len(text) <= _LONGEST_HEADLINE), "")


def headline_of(tree: LexborHTMLParser, title: str) -> str:
    """Give the first heading; where it is a site's name, the longer one that the title says."""
    first, second, third = (_said(tree, name) for name in ("h1", "h2", "h3"))
    whole = headings(tree)
    if whole and (not first or first[0] == whole[0]) and not _is_shown(title, tree):
        return whole[0]
    said = [heading for heading in first if heading in title]
    if first and not said:
        return first[0]
    others = [text for text in second + third if text in title and text.count(" ") >= 2]
    return max([*said, *others], key=len, default=title)


def _is_shown(title: str, tree: LexborHTMLParser) -> bool:
    """Tell whether a line of the page is its title, but for the site's name."""
    lines = set(texts(tree.body)) if tree.body else set()
    shown = (title, *(title.rpartition(mark)[0] for mark in _MARKS))
    return any(text in lines and text.count(" ") >= _WORDS_OF_SITE for text in shown)


def _said(tree: LexborHTMLParser, name: str) -> list[str]:
    said = map(tidy, named(tree, name))
    return [text for text in said if 0 < len(text) <= _LONGEST_HEADLINE]


def without_site(headline: str, body: str, told: str) -> str:
    """Cut the site's name off a page's title: what the body says again, or a page tells machines,
    is the headline; behind a bar a few words are the site's."""
    if headline in body or headline == told:
        return headline
    for mark in _MARKS:
        before, _, site = headline.rpartition(mark)
        is_told = before == told and before.count(" ") >= 2
        if before and (before in body or is_told or _is_site(before, mark, site)):
            return before
    said = set(map(tidied, body.split("\n"))) if ":" in headline else set()
    for mark in (" :: ", " : "):
        site, _, rest = headline.partition(mark)
        if rest in said and len(rest) > len(site):
            return rest
    return headline


def _is_site(headline: str, mark: str, name: str) -> bool:
    few = name.count(" ") < _WORDS_OF_SITE <= headline.count(" ")
    return few and mark == " | " and not name.endswith("؟")
