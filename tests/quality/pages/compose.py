"""Compose pages out of real articles: layouts of real sites, with the truth of each page kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from html import escape
from random import Random
from typing import Any

Article = dict[str, Any]  # of the corpus: title, text, ...

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
WRITERS = ("سامر الحداد", "هدى عبد الرحيم", "ليلى منصور", "طارق الجبالي")
PLACES = ("الرياض", "القاهرة", "نيويورك", "جدة", "الجزائر")
MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
LEVANTINE = (
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
).split("|")
MAGHREBI = "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split()
ENGLISH = (
    "January February March April May June July August September October November December"
).split()
DAYS = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split()


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


def stamp(rng: Random) -> tuple[str, str | None]:
    """A date line in a form of the real pages, and the date it means (None: not to be known)."""
    year, month, day = rng.randint(2005, 2026), rng.randint(1, 12), rng.randint(1, 28)
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    weekday = DAYS[date(year, month, day).weekday()]
    iso = f"{year}-{month:02d}-{day:02d}"
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    name, levant = MONTHS[month - 1], LEVANTINE[month - 1]
    forms = [
        f"تاريخ النشر: {day}{ordinal}, {ENGLISH[month - 1]} {year} GMT",
        f"تاريخ النشر: {day:02d}.{month:02d}.{year} | {hour:02d}:{minute:02d} GMT",
        f"آخر تحديث: {weekday}, {day} {name}/ {levant}, {year}, {hour:02d}:{minute:02d} GMT",
        f"{weekday}، {day:02d} {levant}/{name} {year}، آخر تحديث {hour:02d}:00 (GMT+0400)",
        f"{weekday}، {day:02d} {levant}/{name} {year}",
        f"نشر في: {day} {MAGHREBI[month - 1]} {year}",
        f"{weekday} {day:02d}-{month:02d}-{year} {hour:02d}:{minute:02d}",
        f"{day} {name} {year}",
        f"تم النشر: {iso}",
    ]
    return rng.choice(forms), iso


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
            self.bare,
        ]

    def page(self) -> Page:
        """One page: a layout, and on some pages HTML or mojibake over it."""
        page = self.rng.choice(self.layouts)()
        roll = self.rng.random()
        if roll < 0.12:
            page.text, page.layout = self.html(page), f"{page.layout}+html"
        elif roll < 0.2:
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
        pairs = list(dict.fromkeys(zip(words, words[1:], strict=False)))
        tags = [f"{a} {b}" for a, b in self.rng.sample(pairs, min(3, len(pairs)))]
        tags = [tag for tag in tags if tag in truth.body]
        separator = self.rng.choice(("، ", " | ", "، ", " - "))
        truth.keywords = list(dict.fromkeys(tags))
        persian = self.rng.random() < 0.3
        line = f"{self.rng.choice(TAG_OPENERS)} {separator.join(truth.keywords)}"
        return line.replace("ك", "ک").replace("ي", "ی") if persian else line

    def interrupted(self, truth: Truth, page: Page, block: Callable[[Truth, Page], list[str]]) -> list[str]:
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
        return self.finish(page, lines + (self.block(truth, page) if self.rng.random() < 0.5 else []))

    def cnn(self) -> Page:
        page, truth = self.start("cnn")
        line, truth.date = stamp(self.rng)
        gap = " " * self.rng.randint(4, 12)
        body = self.interrupted(truth, page, self.block)
        lines = [truth.title, f"CNNArabic.com - {truth.title}   ", f"{gap}{line}    {truth.title}   "]
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

    def bare(self) -> Page:
        page, truth = self.start("bare")
        return self.finish(page, [truth.title, truth.body, *self.ending(truth, page)])

    def html(self, page: Page) -> str:
        """The same lines as a site's HTML: navigation and footer around paragraphs."""
        paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in page.text.split("\n"))
        nav = "".join(f'<li><a href="/">{section}</a></li>' for section in SECTIONS)
        return (
            f"<!DOCTYPE html><html><head><title>{escape(page.articles[0].title)} - موقع</title>"
            f"<script>var a = 1 < 2;</script></head><body><nav><ul>{nav}</ul></nav>"
            f"<article>{paragraphs}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
        )
