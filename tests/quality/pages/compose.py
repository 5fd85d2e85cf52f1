"""Compose pages out of real articles: layouts of real sites, with the truth of each page kept."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from random import Random
from typing import Any

from tests.quality.pages.stamps import stamp

Article = dict[str, Any]  # of the corpus: title, text, ...

# What marks an article of the corpus whose text has lines in it that are not its own, or whose
# headline is none: its text would be no truth.
_SOILED = re.compile(
    "[اإأ]قر[أا](?: |:|\\.\\.)|روابط ذات|أخبار متعلقة|ذات صلة|قد يهمك|شاهد أيضا|تاريخ النشر|"
    "[اآ]خر تحديث|"
    "انتهى ?//|طباعة|المصدر ?:|كلمات دلالية|CNNArabic|content=|<|يمكنكم (?:تسلم|استلام)|رابط الخبر|"
    "جميع المقالات|للمزيد|سمات|مقالات أخرى|سبق، |Next|pic.twitter|(?m:^ *[-_*=]{4,})"
)
_SHORTEST_TITLE, _LONGEST_TITLE, _SHORTEST_TEXT = 4, 150, 400  # words, characters, characters


def suitable(articles: Iterable[Article]) -> list[Article]:
    """Give the articles, one a title, whose text is theirs alone."""
    return list({a["title"]: a for a in articles if _is_suitable(a)}.values())


def _is_suitable(article: Article) -> bool:
    title, text = article["title"], article["text"]
    return (
        len(title.split()) >= _SHORTEST_TITLE
        and len(title) < _LONGEST_TITLE
        and len(text) >= _SHORTEST_TEXT
        and article["source"] != "was"  # its texts begin with a stamp and end with a clock
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
TAG_OPENERS = ("كلمات دلالية:", "كلمات مفتاحية:", "الكلمات الدلالية :", "وسوم:")
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


class Composer:
    """Draws articles and arranges them; the same seed composes the same pages."""

    def __init__(self, articles: list[Article], seed: int) -> None:
        self.articles = articles
        self.rng = Random(seed)
        self.layouts: list[Callable[[], Page]] = [
            self.seed_form,
            self.rt,
            self.bbc,
            self.cnn,
            self.al_jazeera,
            self.spa,
            self.al_masry,
            self.several,
            self.chain,
            self.bare,
            self.one_line_rt,
            self.one_line_al_masry,
        ]

    def page(self) -> Page:
        """One page: a layout, and on some pages HTML or mojibake over it."""
        page = self.rng.choice(self.layouts)()
        roll = self.rng.random()
        if roll < 0.12 and not page.layout.startswith("one"):
            page.text, page.layout = self.html(page), f"{page.layout}+html"
        elif roll < 0.18:
            page.text, page.layout = self.noise(page.text), f"{page.layout}+noise"
        elif roll < 0.24:
            mojibake = page.text.encode("utf-8").decode("cp1256")
            page.text, page.layout = mojibake, f"{page.layout}+mojibake"
        return page

    # Parts

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
        separator = self.rng.choice(("، ", " | ", "، ", " - ", " "))
        truth.keywords = list(dict.fromkeys(tags))
        if separator == " " and not self.parts_show(truth):
            separator = "، "
        persian = self.rng.random() < 0.3
        line = f"{self.rng.choice(TAG_OPENERS)} {separator.join(truth.keywords)}"
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

    # Layouts

    def seed_form(self) -> Page:
        page, truth = self.start("seed")
        line, truth.date = stamp(self.rng)
        body = truth.body.split("\n")
        if self.rng.random() < 0.3:
            body = self.interrupted(truth, page, self.teaser)
        lines = [truth.title, line, *body, *self.credits(truth)]
        return self.finish(page, lines + self.ending(truth, page))

    def rt(self) -> Page:
        page, truth = self.start("rt")
        line, truth.date = stamp(self.rng)
        hot = [self.headline(), self.headline()]
        page.neighbours += hot
        lines = ["Stories", "55 خبر", *hot, "أخبار العالم", line, truth.title]
        lines += self.interrupted(truth, page, self.rng.choice((self.teaser, self.block)))
        lines += [*self.credits(truth, tags=False), *self.ledes(truth, page)]
        return self.finish(page, [*lines, *self.rng.choice(SHARE), "التعليقات"])

    def bbc(self) -> Page:
        page, truth = self.start("bbc")
        line, truth.date = stamp(self.rng)
        lines = [f"BBC Arabic - العالم - {truth.title}"] if self.rng.random() < 0.3 else []
        lines += [*SECTIONS, line, truth.title]
        lines += self.interrupted(truth, page, self.rng.choice((self.teaser, self.block)))
        return self.finish(
            page, lines + (self.block(truth, page) if self.rng.random() < 0.5 else [])
        )

    def cnn(self) -> Page:
        page, truth = self.start("cnn")
        line, truth.date = stamp(self.rng)
        gap = " " * self.rng.randint(4, 12)
        body = self.interrupted(truth, page, self.block)
        lines = [
            truth.title,
            f"CNNArabic.com - {truth.title}   ",
            f"{gap}{line}    {truth.title}   ",
        ]
        return self.finish(page, lines + [f"{gap}{paragraph} " for paragraph in body])

    def al_jazeera(self) -> Page:
        page, truth = self.start("aj")
        headlines = [self.headline(), self.headline()]
        truth.related += headlines
        page.neighbours += headlines
        items = [line for n, h in enumerate(headlines, 1) for line in (f"list {n} of 2", h)]

        def block(truth: Truth, page: Page) -> list[str]:
            return ["اقرأ أيضا", "list of 2 items", *items, "end of list"]

        lines = [truth.title, *self.interrupted(truth, page, block)]
        if self.rng.random() < 0.5:
            lines.insert(len(lines) - 1, "إعلان")
        if items[1] not in lines:
            truth.related = []
        truth.sources = ["الجزيرة"] if self.rng.random() < 0.5 else []
        return self.finish(page, lines + [f"المصدر: {source}" for source in truth.sources])

    def spa(self) -> Page:
        page, truth = self.start("spa")
        place, day = self.rng.choice(PLACES), self.rng.randint(1, 15)
        truth.date, truth.sources = f"2015-08-{day:02d}", ["واس"]
        hijri = f"{place} {day + 15} شوال 1436 هـ الموافق {day:02d} اغسطس 2015 م واس"
        lines = [truth.title, hijri, truth.body, self.rng.choice(("// انتهى //", "//انتهى//"))]
        return self.finish(page, [*lines, "18:12 ت م"])

    def al_masry(self) -> Page:
        page, truth = self.start("almasry")
        line, truth.date = stamp(self.rng)
        lines = ["طباعة", "ارسل لصديق", "عرب وعالم", truth.title, line]
        lines += [f"كتب: {self.rng.choice(WRITERS)}", "A A"]
        lines += self.interrupted(truth, page, self.block)
        return self.finish(page, lines)

    def several(self) -> Page:
        """Whole articles one after the other, each with its own stamp and credits."""
        page = Page("several", "", [])
        lines = []
        for _ in range(self.rng.randint(2, 4)):
            truth = self.truth()
            page.articles.append(truth)
            line, truth.date = stamp(self.rng)
            lines += [truth.title, line, truth.body, *self.credits(truth)]
        return self.finish(page, lines)

    def chain(self) -> Page:
        """An article, and below it whole related ones, each under a marker of its own."""
        page, truth = self.start("chain")
        line, truth.date = stamp(self.rng)
        lines = [truth.title, line, *truth.body.split("\n"), *self.credits(truth)]
        for _ in range(self.rng.randint(1, 3)):
            other = self.truth()
            page.articles.append(other)
            lines += [self.rng.choice(MARKERS), other.title, *other.body.split("\n")]
            lines += self.credits(other, tags=False)
        return self.finish(page, lines)

    def one_line_rt(self) -> Page:
        page, truth = self.start("one-line rt")
        day = self.rng.randint(1, 28)
        truth.date, truth.sources = f"2026-05-{day:02}", ["RT"]
        hot, below, lede = self.headline(), self.draw(), ""
        lede = self.lede(below)
        page.neighbours += [hot, below["title"], lede]
        body = " ".join(truth.body.split("\n"))
        text = (
            f"Stories 55 خبر نبض الملاعب {hot} أخبار العالم "
            f"تاريخ النشر: {day:02}.05.2026 | 20:47 GMT {truth.title} {body} المصدر: RT "
            f"إقرأ المزيد {below['title']} {lede} موسكو القاهرة "
            "Facebook X VK.com Telegram التعليقات"
        )
        return self.finish(page, [truth.title, text])

    def one_line_al_masry(self) -> Page:
        page, truth = self.start("one-line almasry")
        day = self.rng.randint(13, 28)
        truth.date = f"2026-05-{day:02}"
        weekday = WEEKDAYS[(day - 1) % 7]
        body = " ".join(truth.body.split("\n"))
        if not body.endswith("."):
            body = truth.body = f"{body}."
        text = (
            f"طباعة ارسل لصديق عرب وعالم {truth.title} {weekday} {day:02}-05-2026 21:44 "
            f"كتب: {self.rng.choice(WRITERS)} \u00a0 صورة أرشيفية تصوير : آخرون صورة أرشيفية "
            f"A A {body} سوريا مصر العالم"
        )
        return self.finish(page, [truth.title, text])

    def noise(self, text: str) -> str:
        """The same page with empty lines, no-break spaces, bidi controls and tatweel."""
        lines = []
        for line in text.split("\n"):
            roll = self.rng.random()
            if roll < 0.3:
                line = f"\u202b{line}\u202c"
            elif roll < 0.5:
                line = f" {line.replace(' ', chr(0xA0), 3)}\u00a0"
            elif roll < 0.6:
                line = line.replace("ال", "الـ", 1)
            lines += [line, ""] if self.rng.random() < 0.5 else [line]
        return "\n".join(lines)

    def bare(self) -> Page:
        page, truth = self.start("bare")
        return self.finish(page, [truth.title, truth.body, *self.ending(truth, page)])

    def html(self, page: Page) -> str:
        """The same lines as a site's HTML, or a fragment of it."""
        lines = [escape(line.strip()) for line in page.text.split("\n")]
        form = self.rng.randrange(3)
        if form == 0:
            return "<br>".join(lines)
        paragraphs = "\n".join(f"<p>{line}</p>" for line in lines)
        if form == 1:
            return f"<div class='content'>{paragraphs}</div>"
        nav = "".join(f'<li><a href="/">{section}</a></li>' for section in SECTIONS)
        return (
            f"<!DOCTYPE html><html><head><title>{escape(page.articles[0].title)} - موقع</title>"
            f"<script>var a = 1 < 2;</script></head><body><nav><ul>{nav}</ul></nav>"
            f"<article>{paragraphs}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
        )
