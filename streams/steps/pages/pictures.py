"""What stands beside pictures and embedded posts, and is no text of the article's."""

from streams.steps.lines.leftovers import is_post
from streams.steps.lines.line import Line, is_paragraph
from streams.steps.lines.markers import HEADER

_CREDIT = ("تصوير", "©")  # who took or owns it


def without_posts(page: list[Line]) -> list[Line]:
    """Drop an embedded post's English words, and the day below its mark: it is not the page's."""
    marks = {n for n, line in enumerate(page) if line.kind == "notice" and is_post(line.text)}
    words = {n - 1 for n in marks if n and page[n - 1].kind == "body"}
    beside = words | {n + 1 for n in marks if n + 1 < len(page) and page[n + 1].kind == "stamp"}
    return [line for n, line in enumerate(page) if not (n in beside and line.text.isascii())]


def without_captions(page: list[Line]) -> list[Line]:
    """Drop a photograph's caption from above and below the name of its photographer or owner."""
    named = (n for n in range(2, len(page) - 1) if page[n].text.startswith(_CREDIT))
    headline = next((n for n, line in enumerate(page) if line.kind == "body"), len(page))
    captions = {at for n in named for at in _captions(page, n, headline)}
    return [line for n, line in enumerate(page) if n not in captions]


def _captions(page: list[Line], named: int, headline: int) -> tuple[int, ...]:
    """Give the places of the caption by such a name: on both sides, or above it."""
    above, below = page[named - 1], page[named + 1]
    if page[named].kind != "notice" or above.kind != "body" or is_paragraph(above.text):
        return ()
    if above.text == below.text:
        return named - 1, named + 1
    is_below = headline < named - 2
    return (named - 1,) if is_below and page[named - 2].kind in HEADER else ()
