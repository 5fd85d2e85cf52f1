"""An article of a page while its lines are being told from its neighbours'."""

from dataclasses import dataclass, field
from math import log

from streams.events import Role
from streams.steps.lines.line import Line, is_prose
from streams.steps.lines.markers import ENDS
from streams.steps.pages.cohesion import (
    FOREIGN,
    OWN_MARGIN,
    SAID_OF_FOREIGN,
    TEASED_MARGIN,
    TOLD_ABOVE,
    TOLD_OF_FOREIGN,
    cohesion,
    margin,
)

COMPARED, _BODY = 30, 3_000  # lines and characters of this body that are compared
_OPENING = 600  # characters of a text below it
_STAMPED_IN = 10  # lines in which an article's own stamp stands
_WHOLE, _BREVITY = 1_500, 0.3  # characters of an article, and what having fewer counts
_OWN_SHARE = 0.3
_FEW = 3  # words, from which on a title is no widget's


@dataclass(slots=True)
class Article:
    """Its headline, its lines, and the headlines of neighbours found beside it."""

    title: str
    role: Role = "main"
    lines: list[Line] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    has_body: bool = False
    ended: bool = False  # its credits, tags or end mark have been read
    marked_at: int | None = None  # its lines above the last marker of neighbours, if there is one

    def add(self, line: Line) -> None:
        self.lines.append(line)
        if not self.has_body:
            self.has_body = is_prose(line)
        elif line.kind in ENDS:
            self.ended = True

    @property
    def has_neighbours(self) -> bool:
        return self.marked_at is not None

    @property
    def is_stamped(self) -> bool:
        return any(line.kind == "stamp" for line in self.lines[:_STAMPED_IN])

    def lacks_headline(self, text: str) -> bool:
        """Tell an article of no body or stamp yet whose title is not the headline of the text.

        One word never is, and two, which may be a widget's, only if the text says one of them.
        """
        words = sum(map(str.isalpha, (word[0] for word in self.title.split())))
        is_told = words > 1 and (words >= _FEW or cohesion(self.title, text) > 0)
        return not (self.has_body or self.is_stamped or is_told)

    def yields(self, text: str, headline: str, favour: float = 0) -> bool:
        """Tell whether a text below this article belongs to another headline.

        It does when it tells that headline more than this one, by more than the words that it
        shares with this body. Of real articles 98 in 100 do, of bodies that go on below a
        neighbour's headline one in 1,000.
        """
        return margin(headline, self.title, text) + favour > cohesion(text[:_OPENING], self.text)

    def is_neighbours_lede(self, lede: str, headline: str, text: str) -> bool:
        """Tell whether a paragraph below a neighbour's headline is that one's, not this article's,
        which goes on in it or in the text below it.

        It tells that headline, by more than a share of what it has of this one, of this body and of
        the text below. Of ledes of real articles at random it finds 97 in 100 and takes one
        paragraph of the article's own in 200; of those about the same matter 91, and one in 25.
        """
        own = (cohesion(self.title, lede), cohesion(lede, text), cohesion(lede, self.text))
        return cohesion(headline, lede) > TEASED_MARGIN + sum(own) * _OWN_SHARE

    def is_foreign(self, text: str, headline: str) -> bool:
        """Tell a headline and its text of which hardly a word stands in this article."""
        return (
            cohesion(headline, text) >= TOLD_OF_FOREIGN
            and margin(headline, self.title, text) > 0
            and cohesion(headline, self.text) < SAID_OF_FOREIGN
            and cohesion(text[:_OPENING], self.text) < FOREIGN
        )

    def goes_on(self, text: str, headline: str, lede: str) -> bool:
        """Tell whether a text below a neighbour's headline and lede is this article's again.

        It is where it tells this one's headline and shares words with this body, more than with
        theirs; the shorter this body, the less it shares, and the less it is likely to be whole,
        unless it is a neighbour's itself, below which others stand.
        Of 3,000 pairs of real articles at random it finds 99 in 100 such texts and takes one whole
        article in 200 for one; of as many about the same matter, 91 in 100 and one in 26.
        """
        above = self.text
        told = margin(self.title, headline, text) - cohesion(lede, text)
        shared = cohesion(text[:_OPENING], above) / 2
        brief = 0 if self.role == "related" else _BREVITY * log(_WHOLE / (len(above) + 1))
        return told + shared + brief > OWN_MARGIN

    def tells(self, headline: str) -> bool:
        """Tell whether half of a headline's words stand in this article, as a subheading's do."""
        return cohesion(headline, self.text) >= TOLD_ABOVE

    @property
    def text(self) -> str:
        """Its lines so far, as many as are compared."""
        return "\n".join([line.text for line in self.lines[:COMPARED]])[:_BODY]
