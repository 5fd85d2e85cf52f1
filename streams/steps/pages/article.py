"""An article of a page while its lines are being told from its neighbours'."""

from collections.abc import Callable
from dataclasses import dataclass, field

from streams.events import Role
from streams.steps.lines.judge import judge
from streams.steps.lines.line import Line, continues, is_paragraph, is_prose
from streams.steps.lines.markers import ENDS
from streams.steps.lines.values import STOPS
from streams.steps.pages.cohesion import cohesion, lead

_LINES, _BODY = 30, 3_000  # lines and characters of this body that are compared
_OPENING = 600  # characters of a text below it
_STAMPED_IN = 10  # lines in which an article's own stamp stands
_OWN = 0.05  # of cohesion, by which a text is rather this article's
_TOLD = 0.5  # of a headline in the body above it
_RETOLD = 0.6  # of a headline in a lede, for the lede to be certainly the headline's
_LEDES, _TAGS = range(3, 16), range(3, 13)  # how many stand below each other
_FEWEST_CUT = 2
_FEW = 3  # words of a headline that no widget has
_LONGEST_TAG, _WORDS_OF_TAG = 50, 4  # characters, words
_ENDS = (*STOPS, "?", ":", '"', "»", "”", ")")  # of a whole paragraph
_SHORTEST_LEDE, _LONGEST_LEDE = 80, 245  # characters of a lede without a headline


@dataclass(slots=True)
class Article:
    """Its headline, its lines, and the headlines of neighbours found beside it."""

    title: str
    role: Role = "main"
    lines: list[Line] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    has_body: bool = False
    ended: bool = False  # its credits, tags or end mark have been read
    has_neighbours: bool = False  # a marker of theirs has been read

    def add(self, line: Line) -> None:
        self.lines.append(line)
        if not self.has_body:
            self.has_body = is_prose(line)
        elif line.kind in ENDS:
            self.ended = True

    @property
    def is_stamped(self) -> bool:
        return any(line.kind == "stamp" for line in self.lines[:_STAMPED_IN])

    def lacks_headline(self, text: str) -> bool:
        """Tell whether nothing stands where the headline of the text would, or a widget's words."""
        words = sum(map(str.isalpha, (word[0] for word in self.title.split())))
        is_told = words > 1 and (words >= _FEW or cohesion(self.title, text) > 0)
        return not (self.has_body or self.is_stamped or is_told)

    def yields(self, text: str, headline: str, favour: float = 0) -> bool:
        """Tell whether a text below this article belongs to another headline.

        It does when it tells that headline more than this one, by more than the words that it
        shares with this body. Of real articles 98 in 100 do, of bodies that go on below a
        neighbour's headline one in 1,000.
        """
        return lead(headline, self.title, text) + favour > cohesion(text[:_OPENING], self._body)

    def goes_on(self, text: str, headline: str, lede: str) -> bool:
        """Tell whether a text below a neighbour's headline and lede is this article's again.

        It is where it tells this one's headline and shares words with this body, more than with
        theirs. With the lede telling the headline, it finds 95 in 100 of such teasers in real
        articles, and takes none of 2,170 whole articles for one.
        """
        own = lead(self.title, headline, text) + cohesion(text[:_OPENING], self._body)
        return own - cohesion(lede, text) > _OWN

    def tells(self, headline: str) -> bool:
        """Tell whether half of a headline's words stand in this article, as a subheading's do."""
        return cohesion(headline, self._body) >= _TOLD

    @property
    def _body(self) -> str:
        return "\n".join(line.text for line in self.lines[:_LINES])[:_BODY]

    def _begin_of(self, belongs: Callable[[Line], bool]) -> int:
        """Find where the last lines begin that all are of a sort."""
        begin = len(self.lines)
        while begin and belongs(self.lines[begin - 1]):
            begin -= 1
        return begin

    def name_tags(self) -> None:
        """Take short lines below the last sentence of the body for its tags."""
        self._name_hashtags()
        begin = self._begin_of(_is_tag)
        if begin < len(self.lines):
            self._take_for_tags(begin, self._are_said)
        elif self.has_neighbours and self.lines[-1].kind == "body":
            self._take_for_tags(begin - 1, _are_words)  # all of them in one line

    def _take_for_tags(self, begin: int, are_tags: Callable[[list[str], str], bool]) -> None:
        if not begin or not self.lines[begin - 1].text.endswith(STOPS):
            return
        tags = [line.text for line in self.lines[begin:]]
        if are_tags(tags, "\n".join([self.title, *(line.text for line in self.lines[:begin])])):
            self.lines[begin:] = [judge(f"سمات: {'، '.join(tags)}")]

    def _are_said(self, tags: list[str], said: str) -> bool:
        """Tell tags by half of them being words of the article; one or two, by both."""
        if len(tags) in _TAGS:
            return 2 * sum(tag in said for tag in tags) >= len(tags)
        return self.has_neighbours and len(tags) < _TAGS.start and all(tag in said for tag in tags)

    def _name_hashtags(self) -> None:
        """Take hashtags that stand below the body for its tags, however few."""
        begin = self._begin_of(lambda line: line.kind != "body" or _is_hashtag(line))
        for at in range(begin, len(self.lines)):
            if _is_hashtag(self.lines[at]):
                self.lines[at] = judge(f"سمات: {self.lines[at].text}")

    def drop_ledes(self) -> None:
        """Drop neighbours' ledes from below the body, when they tell neighbours' headlines."""
        begin = self._begin_of(_is_lede)
        ledes, body = self.lines[begin:], [x for x in self.lines[:begin] if x.kind == "body"]
        if not body or body[-1].text.endswith(":") or len(ledes) not in _LEDES:
            return
        told = (cohesion(headline, lede.text) for headline in self.related for lede in ledes)
        if any(share >= _RETOLD for share in told) or _are_cut(ledes, body):
            del self.lines[begin:]


def _are_cut(ledes: list[Line], above: list[Line]) -> bool:
    """Tell ledes by their being cut in mid-sentence, which no paragraph above them is."""
    whole = [line.text.endswith(_ENDS) for line in above if is_paragraph(line.text)]
    cut = sum(not line.text.endswith(_ENDS) for line in ledes)
    return cut >= _FEWEST_CUT and bool(whole) and all(whole)


def _is_hashtag(line: Line) -> bool:
    if line.kind not in ("body", "navigation") or line.text[0] != "#":
        return False
    is_tag = line.text.startswith("# ") and not line.text[2:3].isdigit()
    if is_tag and line.text.count(" ") <= _WORDS_OF_TAG:
        return True
    return all(word[0] == "#" and len(word) > 1 for word in line.text.split())


def _is_tag(line: Line) -> bool:
    if line.kind != "body" or len(line.text) > _LONGEST_TAG:
        return False
    few = line.text.count(" ") < _WORDS_OF_TAG and line.text[0].isalpha()
    return few and not line.text.endswith(_ENDS)


def _are_words(line: list[str], said: str) -> bool:
    """Tell tags without a sign between them by all their words being the article's."""
    words = line[0].split()
    return len(words) in _TAGS and words[-1][-1].isalpha() and all(word in said for word in words)


def _is_lede(line: Line) -> bool:
    short = _SHORTEST_LEDE < len(line.text) <= _LONGEST_LEDE
    return line.kind == "body" and short and not continues(line.text)
