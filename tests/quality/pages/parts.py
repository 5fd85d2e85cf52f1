"""What composed pages are made of: real articles, markers, credits, tags, neighbours."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

Article = dict[str, Any]  # of the corpus: title, text, ...

# What marks an article of the corpus whose text has lines in it that are not its own, or whose
# headline is none: its text would be no truth.
_SOILED = re.compile(
    "[اإأ]قر[أا](?: |:|\\.\\.)|روابط ذات|أخبار متعلقة|ذات صلة|قد يهمك|شاهد أيضا|تاريخ النشر|"
    "[اآ]خر تحديث|"
    "انتهى ?//|طباعة|المصدر ?:|كلمات دلالية|CNNArabic|content=|<|يمكنكم (?:تسلم|استلام)|رابط الخبر|"
    "جميع المقالات|شارك من خلال|للمزيد|سمات|مقالات أخرى|سبق، |Next|pic.twitter|(?m:^ *[-_*=]{4,})"
)
# The texts of one begin with a stamp and end with a clock, a third of another's end with five ledes
# of neighbours, and a fifth of the last one's have neighbours' headlines between their paragraphs.
_SOILED_SOURCES = frozenset({"was", "CNN", "BBC"})
_SHORTEST_TITLE, _LONGEST_TITLE, _SHORTEST_TEXT = 3, 150, 400  # words, characters, characters


def suitable(articles: Iterable[Article]) -> list[Article]:
    """Give the articles, one a title, whose text is theirs alone."""
    return list({a["title"]: a for a in articles if _is_suitable(a)}.values())


def _is_suitable(article: Article) -> bool:
    title, text = article["title"], article["text"]
    return (
        len(title.split()) >= _SHORTEST_TITLE
        and len(title) < _LONGEST_TITLE
        and len(text) >= _SHORTEST_TEXT
        and article["source"] not in _SOILED_SOURCES
        and not title.endswith(".")
        and "  " not in text.replace("\u00a0", " ")
        and not _SOILED.search(text)
    )


MARKERS = (
    "إقرأ أيضاً:",
    "اقرأ أيضا",
    "إقرأ المزيد",
    "اقرأ أيضًا :",
    "أخبار متعلقة",
    "أخبار ذات صلة",
    "روابط ذات علاقة",
    "مواضيع ذات صلة",
    "موضوعات متعلقة",
    "قد يهمك أيضا:",
    "شاهد أيضاً",
    "طالع أيضا:",
)
TEASERS = ("اقرأ أيضا: {}", "إقرأ أيضاً: {}", "قد يهمك| {}", "اقرأ المزيد: {}", "شاهد أيضا - {}")
SOURCES = ("RT", "رويترز", "وكالات", "صحيفة الميدان", "الأناضول", "وكالة نوفوستي", "CNN", "أ ف ب")
SOURCE_FORMS = ("المصدر: {}", "المصدر : {}", "المصدر:{}", "المصدر | {}")
TAG_OPENERS = ("كلمات دلالية:", "كلمات مفتاحية:", "الكلمات الدلالية :", "وسوم:", "Tags:")
SHARE = (
    ("Facebook", "X", "VK.com", "Telegram"),
    ("شارك", "فيسبوك", "تويتر", "واتساب"),
    ("Facebook X VK.com Telegram",),
    ("طباعة", "ارسل لصديق"),
    ("نسخ الرابط",),
)
SECTIONS = (
    "الرئيسية",
    "الشرق الأوسط",
    "العالم",
    "اقتصاد وأعمال",
    "رياضة",
    "علوم وتكنولوجيا",
    "منوعات",
    "راديو وتلفزيون",
    "شارك برأيك",
)
WEEKDAYS = ("الجمعة", "السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس")  # May 2026
WRITERS = ("سامر الحداد", "هدى عبد الرحيم", "ليلى منصور", "طارق الجبالي")
PLACES = ("الرياض", "القاهرة", "نيويورك", "جدة", "الجزائر")


@dataclass
class Truth:
    """What an article of a composed page really is."""

    title: str
    body: str
    date: str | None = None
    sources: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)


@dataclass
class Page:
    """A composed page and its truth; `neighbours` are sentences that must be in no body."""

    layout: str
    text: str
    articles: list[Truth]
    neighbours: list[str] = field(default_factory=list)


class Parts:
    """Draws articles, and makes the lines that stand around them."""

    def __init__(self, articles: list[Article], seed: int) -> None:
        self.articles = articles
        self.rng = Random(seed)

    def draw(self) -> Article:
        return self.rng.choice(self.articles)

    def headline(self) -> str:
        return str(self.draw()["title"])

    def lede(self, article: Article) -> str:
        """The first sentence or two of an article, as teasers carry it."""
        sentences = article["text"].replace("\n", " ").split(". ")
        return f"{sentences[0]}."[:280]

    def credits(self, truth: Truth, *, tags: bool = True) -> list[str]:
        lines = []
        for source in self.rng.sample(SOURCES, self.rng.choice((1, 1, 2))):
            truth.sources.append(source)
            lines.append(self.rng.choice(SOURCE_FORMS).format(source))
        if tags and self.rng.random() < 0.6:
            lines.append(self.tags(truth))
        return lines

    def tags(self, truth: Truth) -> str:
        words = [word for word in truth.body.split() if word.isalpha() and len(word) > 3]
        pairs = list(dict.fromkeys(pairwise(words)))
        tags = [f"{a} {b}" for a, b in self.rng.sample(pairs, min(3, len(pairs)))]
        tags = [tag for tag in tags if tag in truth.body]
        separator = self.rng.choice(("، ", " | ", "، ", " - ", " ", "\n"))
        truth.keywords = list(dict.fromkeys(tags))
        if separator == " " and not self.parts_show(truth):
            separator = "، "
        persian = self.rng.random() < 0.3
        below = "\n" if separator == "\n" else " "
        line = f"{self.rng.choice(TAG_OPENERS)}{below}{separator.join(truth.keywords)}"
        return line.replace("ك", "ک").replace("ي", "ی") if persian else line

    def parts_show(self, truth: Truth) -> bool:
        """Tell whether the body shows where a tag ends when nothing stands between tags."""
        return not any(
            f"{first.split()[-1]} {second.split()[0]}" in truth.body
            for first, second in pairwise(truth.keywords)
        )

    def interrupted(
        self, truth: Truth, page: Page, block: Callable[[Truth, Page], list[str]]
    ) -> list[str]:
        """The body with a block of neighbours between two of its paragraphs, where it has two."""
        paragraphs = truth.body.split("\n")
        if len(paragraphs) < 3:
            return paragraphs
        cut = self.rng.randint(1, len(paragraphs) - 1)
        return [*paragraphs[:cut], *block(truth, page), *paragraphs[cut:]]

    def teaser(self, truth: Truth, page: Page) -> list[str]:
        headline = self.headline()
        truth.related.append(headline)
        page.neighbours.append(headline)
        return [self.rng.choice(TEASERS).format(headline)]

    def block(self, truth: Truth, page: Page) -> list[str]:
        headlines = [self.headline() for _ in range(self.rng.randint(1, 4))]
        truth.related += headlines
        page.neighbours += headlines
        return [self.rng.choice(MARKERS), *headlines]

    def ledes(self, truth: Truth, page: Page) -> list[str]:
        lines = [self.rng.choice(MARKERS)]
        for _ in range(self.rng.randint(1, 3)):
            article = self.draw()
            lede = self.lede(article)
            truth.related.append(article["title"])
            page.neighbours += [article["title"], lede]
            lines += [article["title"], lede]
        return lines

    def truth(self) -> Truth:
        article = self.draw()
        return Truth(article["title"], article["text"].strip())

    def ending(self, truth: Truth, page: Page) -> list[str]:
        """What stands below an article: another whole one, headlines, headlines and ledes."""
        roll = self.rng.random()
        if roll < 0.35:
            other = self.truth()
            page.articles.append(other)
            lines = [self.rng.choice(MARKERS), other.title, other.body]
            return lines + (self.credits(other) if self.rng.random() < 0.4 else [])
        if roll < 0.6:
            return self.block(truth, page)
        return self.ledes(truth, page) if roll < 0.75 else []

    def start(self, layout: str) -> tuple[Page, Truth]:
        truth = self.truth()
        return Page(layout, "", [truth]), truth

    def finish(self, page: Page, lines: list[str]) -> Page:
        page.text = "\n".join(lines)
        return page
