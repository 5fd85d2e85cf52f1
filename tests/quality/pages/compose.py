"""Compose pages out of real articles: layouts of real sites, with the truth of each page kept."""

from collections.abc import Callable
from html import escape

from tests.quality.pages.parts import (
    MARKERS,
    PLACES,
    SECTIONS,
    SHARE,
    WEEKDAYS,
    WRITERS,
    Article,
    Page,
    Parts,
    Truth,
)
from tests.quality.pages.stamps import stamp


class Composer(Parts):
    """Draws articles and arranges them; the same seed composes the same pages."""

    def __init__(self, articles: list[Article], seed: int) -> None:
        super().__init__(articles, seed)
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
            self.blog,
            self.broadcaster,
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
        caption = self.rng.choice(("صورة أرشيفية", "جانب من المؤتمر"))
        lines += [f"كتب: {self.rng.choice(WRITERS)}", caption, "تصوير : آخرون", caption, "A A"]
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
            lines += [self.rng.choice(MARKERS), *self.dated(other), *other.body.split("\n")]
            lines += self.credits(other, tags=False)
        return self.finish(page, lines)

    def dated(self, truth: Truth) -> list[str]:
        """A headline with its stamp above it, below it, or without one."""
        line, day = stamp(self.rng)
        forms = [[truth.title], [truth.title, line], [line, truth.title]]
        written = self.rng.choice(forms)
        truth.date = day if line in written else None
        return written

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

    def blog(self) -> Page:
        """A breadcrumb and a writer above, the articles before and after it below."""
        page, truth = self.start("blog")
        line, truth.date = stamp(self.rng)
        before, after = self.headline(), self.headline()
        truth.related += [before, after]
        page.neighbours += [before, after]
        lines = [f"الرئيسية » أخبار عربية » {truth.title}", truth.title]
        lines += [f"بواسطة: {self.rng.choice(WRITERS)}", line]
        lines += [*truth.body.split("\n"), *self.credits(truth), *self.rng.choice(SHARE)]
        return self.finish(page, [*lines, "السابق", before, "التالي", after, "التعليقات مغلقة"])

    def broadcaster(self) -> Page:
        page, truth = self.start("broadcaster")
        line, truth.date = stamp(self.rng)
        desk = f"{self.rng.choice(PLACES)} - سكاي نيوز عربية"
        lines = [truth.title, line, desk]
        return self.finish(page, lines + self.interrupted(truth, page, self.teaser))

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
