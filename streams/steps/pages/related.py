"""What stands below a marker of related articles: headlines, whole articles, or the body again."""

from streams.steps.lines.line import (
    Line,
    continues,
    is_short_headline,
    may_head,
    opens_paragraph,
    prose_at,
)
from streams.steps.lines.markers import END_OF_LIST, HEADER, LIST
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import TOLD_IN_LEDE, cohesion, opening
from streams.steps.pages.ledes import is_cut_lede, is_of_last
from streams.steps.pages.lists import BESIDE, bulleted, items, listed
from streams.steps.pages.teasers import teased
from streams.steps.pages.whole import tells_whole, whole_title

_LONGEST_AND = 15  # words of a headline that begins with "and"
_BARS = 2  # of a row
_WORDS_OF_SUBHEADING = 5
_DIGITS_OF_RANK = 2


def read_related(page: list[Line], at: int, articles: list[Article]) -> int:
    """Read what the marker at `at` introduces; give the line after it.

    Headlines go to the article above, a whole article becomes one of its own, and where the body
    of the article above goes on nothing of it is taken.
    """
    article = articles[-1]
    article.marked_at = len(article.lines)
    if tells_whole(page, at, article):
        articles.append(Article(page[at].value, "related"))
        return at + 1
    article.related += filter(None, page[at].value.split(" | "))
    if page[at].value and _is_subheading(page, at + 1, article):
        return at + 1
    begin = _below_stamps(page, at + 1, article)
    heads, end = _headlines(page, begin, article)
    is_closed = end < len(page) and _closes(page[begin], page[end], article)
    title = None if is_closed else whole_title(heads, page, end, article)
    if not heads and article.ended and prose_at(page, at + 1) and not continues(page[at + 1].text):
        articles.append(Article("", "related"))  # which words are its headline is not told
        return at + 1
    if title is None:
        article.related += heads
        return _below_last(page, end, article) if heads else at + 1
    article.related += heads[:title]
    articles.append(Article(heads[title], "related"))
    for line in [*page[at + 1 : begin], *_below(heads[title], page, end)]:
        articles[-1].add(line)
    return end


def _is_subheading(page: list[Line], at: int, article: Article) -> bool:
    """Tell a heading of the body's, which goes on to tell it, from a second headline."""
    is_open = article.has_body and not article.ended and prose_at(page, at + 1)
    if not is_open or not may_head(page[at]) or continues(page[at].text):
        return False
    is_brief = page[at].text.count(" ") < _WORDS_OF_SUBHEADING
    return is_brief or cohesion(page[at].text, opening(page, at + 1)) >= TOLD_IN_LEDE


def _below_stamps(page: list[Line], at: int, article: Article) -> int:
    """Pass over the stamps and the writer that a neighbour's headline below the marker has."""
    end = at
    while article.has_body and end < len(page) and page[end].kind in HEADER:
        end += 1
    return end if end < len(page) and _heads(page[end], article) else at


def _below_last(page: list[Line], at: int, article: Article) -> int:
    """Pass over the end of a list above the body, or in it over the last headline's date."""
    if at == len(page):
        return at
    is_over = page[at].kind == "stamp" if article.has_body else page[at].text == END_OF_LIST
    return at + 1 if is_over else at


def _closes(first: Line, line: Line, article: Article) -> bool:
    """Tell the end of a list: in so many words, or a headline that has no bullet as its items."""
    return line.text == END_OF_LIST or bool(bulleted(first) and _heads(line, article))


def _below(headline: str, page: list[Line], at: int) -> list[Line]:
    """Give what was passed over between a headline and line `at`, and is its article's."""
    begin = next(n for n in reversed(range(at)) if page[n].text.endswith(headline))
    return [line for line in page[begin + 1 : at] if line.kind not in BESIDE]


def _headlines(page: list[Line], at: int, article: Article) -> tuple[list[str], int]:
    """Give the headlines from `at` on, their teasers left out, and the line after them."""
    for begin in (at, at - 1):  # below the marker, or the marker itself
        if page[begin : begin + 1] and page[begin].text.startswith(LIST):
            heads, end = listed(page, begin)
            return heads, max(at, end)
    if page[at : at + 1] and bulleted(page[at]):
        return items(page, at)
    if heads := teased(page, at, article):
        return heads, at + 2 * len(heads)
    if card := _below_lede(page, at, article):
        return card
    return _plain(page, at, article)


def _below_lede(page: list[Line], at: int, article: Article) -> tuple[list[str], int] | None:
    """Give a headline that stands below its lede, and the line after it and its section."""
    at += at < len(page) and page[at].kind == "notice"  # a picture's place
    is_card = article.has_body and prose_at(page, at) and at + 1 < len(page)
    if not is_card or not _heads(page[at + 1], article) or continues(page[at].text):
        return None
    lede, head = page[at].text, page[at + 1].text
    has_section = at + 2 < len(page) and is_short_headline(page[at + 2].text)
    end = at + 3 if has_section else at + 2
    is_told = cohesion(head, lede) >= TOLD_IN_LEDE and not article.tells(head)
    is_own = prose_at(page, end) and article.goes_on(opening(page, end), head, lede)
    return ([head], end) if is_told and is_own else None


def _plain(page: list[Line], at: int, article: Article) -> tuple[list[str], int]:
    """Give the headlines of a block without bullets, and the line after them and their ledes."""
    heads: list[str] = []
    lede = None
    is_ranked = at < len(page) and page[at].text == "1"
    is_first = not page[at - 1].value  # below a marker that is a line of its own
    while at < len(page) and not _is_own(page[at], article):
        line = page[at]
        if heads and is_cut_lede(line.text, heads[-1]):
            pass
        elif _heads(line, article) or (is_first and _heads_briefly(page, at, article)):
            if lede and article.ended and _goes_on(page, at + 1):
                return heads, lede  # a subheading, and what was taken for a lede is the body
            heads.append(bulleted(line) or line.text)
            lede = None
        elif not (is_ranked and _ranks(line)) and not _is_beside(heads, page, at, article):
            break
        elif line.kind == "body":
            lede = lede or at
        is_first = False
        at += 1
    return heads, at


def _is_beside(heads: list[str], page: list[Line], at: int, article: Article) -> bool:
    """Tell a line that is no headline of a block and does not end it either."""
    if page[at].text == END_OF_LIST:
        return False
    return page[at].kind in BESIDE or (bool(heads) and is_of_last(heads, page, at, article))


def _ranks(line: Line) -> bool:
    """Tell the number of a headline on a line of its own."""
    return line.text.isdecimal() and len(line.text) <= _DIGITS_OF_RANK


def _is_own(line: Line, article: Article) -> bool:
    """Tell the page's own headline, said again below a column of others."""
    return not article.has_body and bool(article.title) and line.text == article.title


def _goes_on(page: list[Line], at: int) -> bool:
    """Tell paragraphs that go on from one before them from the lede of a further headline."""
    return prose_at(page, at) and prose_at(page, at + 1) and continues(page[at].text)


def _heads_briefly(page: list[Line], at: int, article: Article) -> bool:
    """Tell a headline of a word or two right below a marker by its stamp or its text below it."""
    line = page[at]
    if at + 1 == len(page) or line.kind != "body" or not is_short_headline(line.text):
        return False
    return page[at + 1].kind == "stamp" or (article.ended and prose_at(page, at + 1))


def _heads(line: Line, article: Article) -> bool:
    """Tell a headline of the block from the sentence with which the body goes on."""
    if not may_head(line) or not _reads(line.text):
        return False
    if article.ended or line.text[0] != "و":
        return True
    is_long = line.text.count(" ") >= _LONGEST_AND
    return not (opens_paragraph(line.text) or (is_long and continues(line.text)))


def _reads(text: str) -> bool:
    """Tell words from a row of a table or a rating."""
    return text.count(" | ") < _BARS and any(map(str.isalpha, text))
