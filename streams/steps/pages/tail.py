"""The last lines of an article once all of them are read: its tags, and neighbours' ledes."""

from collections.abc import Callable
from functools import partial
from statistics import median

from streams.steps.lines.line import PARAGRAPH_ENDS, STOPS, Line, continues, is_paragraph, is_prose
from streams.steps.lines.markers import PARAGRAPH_OPENERS
from streams.steps.lines.values import are_hashtags
from streams.steps.lines.written import tags
from streams.steps.pages.article import COMPARED, Article
from streams.steps.pages.cohesion import RETOLD, cohesion
from streams.steps.pages.lists import BESIDE
from streams.steps.pages.teasers import LONGEST_LEDE
from streams.steps.text.fold import fold_phrase

_LEDES, _TAGS = range(3, 16), range(3, 13)  # how many stand below each other
_FEWEST_CUT, _FIVE, _MOST = 2, 5, 4
_SITE = "CNN"  # as its paragraphs name it: «دبي (CNN)-- …»
_FOREIGN = 0.3  # of a lede's words in the article: less
_LONGEST_TAG, _WORDS_OF_TAG = 50, 4  # characters, words
_SHORTEST_LEDE, _LONGEST_BARE_LEDE = 80, 245  # characters of a lede without a headline


def name_tags(article: Article) -> None:
    """Take short lines below the last sentence of the body for its tags, notices below them."""
    _name_hashtags(article.lines)
    end = _begin_of(article.lines, lambda line: line.kind in BESIDE)
    notices, article.lines = article.lines[end:], article.lines[:end]
    begin = _begin_of(article.lines, _is_tag)
    if begin < len(article.lines):
        is_above = not notices and article.marked_at == end
        are_tags = _are_several if is_above else partial(_are_said, article.has_neighbours)
        _take_for_tags(article, begin, are_tags)
    elif article.has_neighbours and article.lines and article.lines[-1].kind == "body":
        _take_for_tags(article, begin - 1, _are_words)  # all of them in one line
    article.lines += notices


def drop_ledes(article: Article) -> None:
    """Drop neighbours' ledes from below the body: those that tell neighbours' headlines, or one
    site's of other articles."""
    is_site = any([_SITE in line.text for line in article.lines[:COMPARED]])
    if not (is_site or article.related):
        return
    begin = _begin_of(article.lines, _is_lede) if article.related else len(article.lines)
    if is_site:
        begin = max(begin, len(article.lines) - _FIVE)
    if _are_told(article, begin):
        del article.lines[begin:]
    elif is_site and (others := _others(article)):
        del article.lines[-others:]


def _are_told(article: Article, begin: int) -> bool:
    """Tell ledes by a neighbour's headline that one of them says again, or by their being cut."""
    ledes = article.lines[begin:]
    body = _body(article.lines[:begin]) if len(ledes) in _LEDES else []
    if not body or body[-1].text.endswith(":"):
        return False
    told = (cohesion(headline, lede.text) for headline in article.related for lede in ledes)
    return any(share >= RETOLD for share in told) or _are_cut(ledes, body)


def _others(article: Article) -> int:
    """Count the ledes that one site puts below its articles, as other sites' articles may end too:
    five that share hardly a word with the article, or of which four begin as only the first
    paragraph does, with a verb; or fewer of which all do both.
    """
    begin = max(_begin_of(article.lines, _may_be_lede), len(article.lines) - _FIVE)
    ledes, above = article.lines[begin:], _body(article.lines[:begin])
    if len(ledes) not in _LEDES or not any(map(is_prose, above)):
        return 0
    said = "\n".join([article.title, *(line.text for line in above)])
    if _SITE not in said:
        return 0
    first = sum(map(_begins_news, ledes))
    if len(ledes) < _FIVE:
        return len(ledes) if first == len(ledes) and _are_foreign(ledes, said) else 0
    return _FIVE if first >= _MOST or _are_foreign(ledes, said) else 0


def _are_foreign(ledes: list[Line], said: str) -> bool:
    """Tell ledes that share hardly a word with the article, most of them."""
    return median(cohesion(lede.text, said) for lede in ledes) < _FOREIGN


def _begins_news(line: Line) -> bool:
    """Tell a verb that later paragraphs begin with behind «و»."""
    return fold_phrase("و" + line.text.partition(" ")[0]) in PARAGRAPH_OPENERS


def _body(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.kind == "body"]


def _begin_of(lines: list[Line], belongs: Callable[[Line], bool]) -> int:
    """Find where the last lines begin that all are of a sort."""
    begin = len(lines)
    while begin and belongs(lines[begin - 1]):
        begin -= 1
    return begin


def _name_hashtags(lines: list[Line]) -> None:
    """Take hashtags that stand below the body for its tags, however few."""
    begin = _begin_of(lines, lambda line: line.kind != "body" or _is_hashtag(line))
    for at in range(begin, len(lines)):
        if _is_hashtag(lines[at]):
            lines[at] = tags([lines[at].text])


def _take_for_tags(
    article: Article, begin: int, are_tags: Callable[[list[str], str], bool]
) -> None:
    above, found = article.lines[:begin], [line.text for line in article.lines[begin:]]
    if not above or not above[-1].text.endswith(STOPS):
        return
    if are_tags(found, "\n".join([article.title, *(line.text for line in above)])):
        article.lines[begin:] = [tags(found)]


def _are_said(has_neighbours: bool, found: list[str], said: str) -> bool:
    """Tell tags by half of them being words of the article; one or two, by both."""
    if len(found) in _TAGS:
        return 2 * sum(tag in said for tag in found) >= len(found)
    return has_neighbours and len(found) < _TAGS.start and all(tag in said for tag in found)


def _are_several(found: list[str], said: str) -> bool:
    """Tell tags right above the neighbours: three without a number, as results have, whatever their
    words, or else of the article's."""
    if len(found) in _TAGS and not any(map(str.isdigit, "".join(found))):
        return True
    return _are_said(True, found, said)


def _are_cut(ledes: list[Line], above: list[Line]) -> bool:
    """Tell ledes by their being cut in mid-sentence, which no paragraph above them is."""
    whole = [line.text.endswith(PARAGRAPH_ENDS) for line in above if is_paragraph(line.text)]
    cut = sum(not line.text.endswith(PARAGRAPH_ENDS) for line in ledes)
    return cut >= _FEWEST_CUT and bool(whole) and all(whole)


def _is_hashtag(line: Line) -> bool:
    if line.kind not in ("body", "navigation") or line.text[0] != "#":
        return False
    is_tag = line.text.startswith("# ") and not line.text[2:3].isdigit()
    if is_tag and line.text.count(" ") <= _WORDS_OF_TAG:
        return True
    return are_hashtags(line.text)


def _is_tag(line: Line) -> bool:
    if line.kind != "body" or len(line.text) > _LONGEST_TAG:
        return False
    few = line.text.count(" ") < _WORDS_OF_TAG and line.text[0].isalpha()
    return few and not line.text.endswith(PARAGRAPH_ENDS)


def _are_words(line: list[str], said: str) -> bool:
    """Tell tags without a sign between them by all their words being the article's."""
    words = line[0].split()
    return len(words) in _TAGS and words[-1][-1].isalpha() and all(word in said for word in words)


def _is_lede(line: Line) -> bool:
    return _may_be_lede(line) and len(line.text) <= _LONGEST_BARE_LEDE


def _may_be_lede(line: Line) -> bool:
    is_long = line.kind == "body" and _SHORTEST_LEDE < len(line.text) <= LONGEST_LEDE
    return is_long and not line.text[0].isdigit() and not continues(line.text)
