"""The name of a site beside a headline, as the titles of pages have it: «… | سكاي نيوز عربية»."""

from streams.steps.lines import markers
from streams.steps.lines.bylines import is_outlet
from streams.steps.lines.line import LONGEST_HEADLINE
from streams.steps.text.fold import fold_phrase

_BAR = " | "
_DASHES = (" - ", " – ", " — ")
MARKS = (_BAR, *_DASHES)
_WORDS_OF_SITE = 4


def without_site(headline: str) -> str:
    """Cut the site's name off a headline: few words behind a bar, an outlet's before or behind
    a dash."""
    marks = [mark for mark in MARKS if mark in headline]
    for mark in marks if len(headline) <= LONGEST_HEADLINE else ():
        before, _, behind = headline.rpartition(mark)
        if _is_beside(behind, before) and (_is_site(behind) or mark == _BAR):
            return before
        before, _, behind = headline.partition(mark)
        if _is_beside(before, behind) and mark != _BAR and _is_site(before):
            return behind
    return headline


def _is_site(name: str) -> bool:
    """Tell an outlet, known or by a word for it: «صحيفة …»."""
    first, *others = fold_phrase(name).split() or [b""]
    return is_outlet(name) or (bool(others) and first in markers.SITES_BEGIN)


def _is_beside(name: str, headline: str) -> bool:
    """Tell few words beside many; a question of few words is no name."""
    return name.count(" ") < _WORDS_OF_SITE <= headline.count(" ") and not name.endswith("؟")
