"""Four times the page takes four times the time, on the worst shapes we could construct.

Measured in the processor time of this process, so that what else runs does not count, and without
the garbage collector, whose time goes by all that lives in the process; twice the linear factor is
allowed. A quadratic step takes 16 times as long.
"""

import gc
import time

import pytest

from streams.messages import Record
from streams.pipeline import STAGES, run
from tests.hostile.check import LIMITS, check
from tests.pages import page

SIZE, TIMES = 30_000, 4
UNMEASURABLE = 0.005  # seconds; below it the clock's steps and constant costs are what is seen

WORDS = "وزير الدفاع يبحث التعاون العسكري مع مصر "
UNITS: dict[str, str] = {
    "source-lines": "المصدر: RT\n",
    "keyword-lines": "كلمات دلالية: مصر الأردن\n",
    "related-markers": "إقرأ أيضاً:\n",
    "date-lines": "تاريخ النشر: 14.03.2025\n",
    "hijri-dates": "15 رمضان 1446 هـ ",
    "one-line": WORDS,
    "one-word": "م",
    "one-digit": "7",
    "digits-and-dots": "1.",
    "spaces": " ",
    "newlines": "\n",
    "short-lines": "مصر\n",
    "combining-marks": "\u0651",
    "marks-on-letters": "م\u0651\u064e",
    "ligatures": "\ufdfa",
    "mojibake": "Ø§Ù„Ù…",
    "replacement": "\ufffd",
    "colons": "م: ",
    "commas": "،",
    "dashes": " - م",
    "brackets": "(",
    "quotes": "«",
    "list-items": "list 1 of 9 م ",
    "read-also": ". اقرأ أيضا م",
    "read-more-in-line": "! اقرأ المزيد كلمة وكلمة ",
    "links": "السد\n، ثم\n",
    "closing-lines": ")\n",
    "opening-lines": "م(\n",
    "labels-and-tags": "وسوم:\nالسد\n",
    "readers-comments": "تعليق\n1/1/2020\n",
    "sections": "المزيد من هنا\n",
    "comments-and-names": "5 تعليقات\n7\nسالم\n",
    "scripts": "<![CDATA[\n",
    "markdown": "[م](/",
    "topics": "مواضيع ذات صلة\nمياه\n",
    "stamps-below-markers": "اقرأ أيضا\n5 مايو 2020\n",
    "cities": "غزة\n",
    "names": "سامر حداد\n",
    "comments-that-end": "تعليقات الزوار (2)\nالسد الكبير اليوم هنا\n",
    "headlines-between": f"{WORDS * 3}.\nقطار سريع يربط العاصمة\nمتحف جديد في وسط المدينة\n",
    "open-words": "مياه السد في\nمن\n",
    "posts": "— م (@abc)\nNovember 3, 2025\n",
    "dates-beside-sites": "صوت الوادي | 12 مارس 2024\n",
    "labelled-links": "<div><span>اقرأ أيضا</span><a href=x>السد الكبير اليوم</a></div>",
    "dated-cards": "16 يناير, 08:31 GMT\nالسد الكبير اليوم\n",
    "names-and-days": "سالم حسن - 15 نوفمبر 2024\nالجمعة 14 مارس\n",
    "signed-by-agencies": "قال المتحدث إن اللقاء عقد أمس. (رويترز)\n",
    "writers": "كتب: سامر 5 مايو 2020\n",
    "skipped-boxes": "تخطى سسس وواصل القراءة ",
    "photographers": "س\nتصوير : م\n",
    "photographers-between": "سد\nتصوير\nجد\n",
    "shown": "لقطة شاشة " + "لا " * 45 + "\n",
    "quoted-names": 'المصدر: "' + "م" * 200 + "\n",
    "roles": "سامر حداد\nكاتب\n",
    "todays": "<p>5 مايو 2020</p>",
    "stray-ends": "<div></x>",
    "ends-in-comments": "<div><!--</div>-->",
    "ends-in-quotes": '<div title="</div>">',
    "ends-in-scripts": "<div><script></div></script>",
    "links-that-open": "<a<a‹a",
    "adjacent-links": "<a href=x>س</a> ",
    "broken-lines": "كلمة " * 12 + "\n",
    "last-words": "كلمة " * 16 + "\nالعالم.\n",
    "further-headlines": "إقرأ أيضا:\nالقطار السريع غدا\n"
    + "قال المتحدث إن القطار سيعود غدا.\n" * 2
    + "السد الكبير اليوم هنا\n" * 20,
    "urls": "http://a.b/ ",
    "evidence": "اتصال هاتفي بين وزيري خارجية مصر وقطر. ",
    "open-tags": "<div>",
    "closed-tags": "</p>",
    "paragraphs": "<p>مصر</p>",
    "less-than": "<",
    "comments": "<!--",
    "entities": "&#x645;",
    "attributes": "<a b='",
    "related-boxes": "<div class=related><a href=x>وزير الدفاع يبحث</a></div>",
    "boxes-in-boxes": "<aside><div class=related><ul class=tags><li><a>م</a></ul></div></aside>",
    "tag-links": "<a rel=tag>م</a><b>م</b>",
    "writers-and-times": "<b class=author>م</b><time datetime=2024-11-15>م</time>",
    "share-bars": "<p class=share>م</p><div id=comments class=comments>م<br></div>",
    "article-elements": "<article><h2>م</h2><p>قال إن كل ما جاء في هذا الخبر صحيح.</p></article>",
    "cards": "<article><h2><a>م</a></h2><footer>م</footer></article>",
    "forms": "<form>م</form>",
    "tables": "<table><tr><td>",
    "headlines-side-by-side": "<div><h4><a href=x>السد الكبير اليوم</a></h4></div>",
    "rows-in-rows": "<p><a href=x>القطار السريع غدا</a></p>",
    "pictures": "م ",
    "links-in-cells": WORDS,
    "links-deep-down": "<b><a href=x>خبر عن السد الكبير</a></b><br>",
    "hidden-lines": "<p hidden>م</p>",
    "main-headings": "<div><h1>م</h1><h1>س</h1></div>",
    "json-escapes": '{"text":"\\u0645',
    "json-depth": '{"text":',
    "bidi": "\u202e\u2066م",
    "sentences-and-tags": "قال المتحدث إن اللقاء عقد أمس.\nكلمات دلالية: كلمة كلام\n",
    "blocks": "إقرأ أيضا:\nسبعة أخبار عن القطار\nقال المتحدث إن القطار سيعود غدا إلى العمل.\n",
    "dated-articles": "5 مايو 2020\nعنوان خبر قصير عن مصر\n"
    + "قال المتحدث إن القطار سيعود غدا إلى العمل.\n" * 2,
    "labels-in-lines": "عنوان خبر قصير المصدر: RT الوسوم: م تاريخ النشر: 5 مايو 2020\n",
    "open-lists": "اقرأ أيضا\nlist of 2 items\n",
    "credits-said-again": "المصدر: RT\n" + "السدود\n" * 50,
    "long-line": "قال المتحدث إن اللقاء عقد أمس. ",
    "forms-in-forms": WORDS,
    "headings-in-headings": WORDS,
    "titles": "<title></title>",
    "links-in-links": "<a href=x>م",
    "tags-in-cards": "<div class=tags><a>م</a></div>",
    "footers": "<article><h1>م</h1>" + "<footer>م</footer>" * 50 + "</article>",
    "numbers-in-a-line": "1 - 2 - 3 - 4 - 5 - 6 - 7 - 8 - 9 - 10 - 11 - 12 - 13 - 14 - 15 - 16\n",
    "bars-in-a-line": "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16\n",
    "authors-in-data": '<script>{"@type":"Article","author":[{"author":"name</script>',
    "teasers": "<div class=teaser><h4><a>السد الكبير اليوم</a></h4></div>",
    "writers-boxes": "<p>م</p><div class=author-box>م</div>",
    "polls": "استطلاع الرأي\nم؟\nنعم\n",
    "asked": "هل م\nنعم\n",
    "lines-of-initials": "م.م/م.م/\n",
    "agencies-first": "وطنية - بيروت - قال المتحدث إن اللقاء عقد في العاصمة أمس الثلاثاء.\n",
    "feed": "&lt;p&gt;م",
    "feed-entries": "<item><title>م</title><category>م</category></item>",
    "feed-tags": "<category>م</category>",
    "quoted-titles": "\\a",
    "unseen-signs": "\u200f" * 9 + "\n# م",
    "articles": "عنوان خبر قصير عن مصر\nقال المتحدث إن اللقاء عقد في عمان أمس.\nالمصدر: RT\n\n",
}
# What stands above the units, once: deeper, a page is not parsed at all.
OPENINGS = {
    "titles": "<div>" * 980,
    "rows-in-rows": "<div><p><a href=x>السد الكبير اليوم</a></p>" * 300,
    "pictures": "<div><img>" * 400,
    "links-in-cells": "<a href=x><table><tr><td>" * 190,
    "links-deep-down": "<div>" * 950,
    "tags-in-cards": "<article><h2><a href=x>م</a></h2>" * 400,
    "forms-in-forms": "<form><div></form>" * 490,
    "headings-in-headings": "".join(f"<{name}><div>" * 100 for name in ("h1", "h2", "h3")),
}
# A page that begins as no other.
BEGINNINGS = {"quoted-titles": 'title: "'}
# A feed is one from its first to its last character.
FEEDS = {
    "feed": ("<item><description>", "</description></item>"),
    "feed-entries": ("", ""),
    "feed-tags": ("<item><description>م</description>", "</item>"),
}


def shape(name: str, size: int) -> bytes:
    """A page of about `size` bytes that opens as an article and goes on with one unit."""
    unit, opening = UNITS[name], OPENINGS.get(name, "")
    if name in FEEDS:
        above, below = FEEDS[name]
        units = unit * (size // len(unit.encode()))
        return f"<rss><channel>{above}{units}{below}</channel></rss>".encode()
    head = BEGINNINGS.get(name, "" if unit.startswith("{") else page(0).decode() + "\n")
    head = f"<html><body>{head}{opening}" if (opening or unit)[0] in "<&" else head
    return (head + unit * ((size - len(opening.encode())) // len(unit.encode()))).encode()


def seconds(value: bytes) -> float:
    """Processor time of one run."""
    gc.disable()
    begun = time.process_time()
    try:
        run(STAGES, Record("news.raw", 0, 0, 0, None, value), LIMITS)
        return time.process_time() - begun
    finally:
        gc.enable()


@pytest.mark.slow  # how time grows does not hang on the version of Python
@pytest.mark.parametrize("name", UNITS)
def test_linear(name: str) -> None:
    small, large = (shape(name, size) for size in (SIZE, TIMES * SIZE))
    check(small)
    tries = range(3)  # what else runs may slow down one of them
    assert any(seconds(large) < 2 * TIMES * max(seconds(small), UNMEASURABLE) for _ in tries)


@pytest.mark.slow  # each shape at the limit of 1,000,000 bytes
@pytest.mark.parametrize("name", UNITS)
def test_at_the_limit(name: str) -> None:
    value = shape(name, LIMITS.max_bytes - 2_000)
    assert len(value) <= LIMITS.max_bytes
    begun = time.process_time()
    check(value, account=False)
    assert time.process_time() - begun < 10
