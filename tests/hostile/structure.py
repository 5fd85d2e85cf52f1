"""Fragments that pages are made of, and those that break readers of pages."""

FRAGMENTS = (
    *("\n", " ", "\t", "\r\n", "\u00a0", "\u2028", "\u0085", "\0", "\x1b[31m", "\x0c"),
    *("وزير الدفاع", "رئيس الوزراء", "التعاون العسكري", "اتصال هاتفي", "وزير الخارجية", "مصر"),
    *("قال ", "إن الاجتماع عقد يوم الأحد في عمّان.", "أضاف البيان أن اللجنة ستجتمع مرة أخرى."),
    *("المصدر:", "المصدر: RT", "المصدر ", "كلمات دلالية:", "كلمات دلالية: مصر الأردن"),
    *("إقرأ أيضاً:", "اقرأ أيضا", "تابعوا", "تاريخ النشر:", "آخر تحديث:", "تصوير: أ "),
    *("14.03.2025", "12th, February 2025 GMT", "١٤ آذار ٢٠٢٥", "15 رمضان 1446 هـ", "99/99/9999"),
    *("GMT", "10:30", "كتب: ", "Author, ", "list 1 of 3 ", "end of list ", "شارك فيسبوك تويتر"),
    *("، ثم", "تصوير : م", "تخطى س س وواصل القراءة", "س س نهاية", "#م #ن #ه", "للمزيد - ", "وسوم:"),
    *(" A A ", "— أ (@a) May 1, 2025", "Facebook X VK.com", "Published 3 مايو 2025", "00/05/2020"),
    *("<p>", "</p>", "<div>", "<br/>", "<script>", "</", "<!--", "<a href='", "&amp;", "&#x202e;"),
    *("<html><body>", "<title>", "<table><tr><td>", "<style>", "]]>", "<article>", "<li>", "&#0;"),
    *("<h1>", "<h2>", "<aside>", "</aside>", "<footer>", "<form>", "<a>", "</a>", "</article>"),
    *("<div class=related>", "<ul class=tags>", "<a rel=tag>", "<div class='meta author'>"),
    *("<b class=share>", "<div id=comments>", "<time datetime=2024-11-15>", "<figcaption>"),
    *("<rss><channel>", "<item>", "<description>", "</item>", "</channel></rss>", "<?xml version"),
    *('{"text":"', '"}', "{", "}", '{"text":1}', '{"id":"1","text":"', "\\u0000", "\\ud800", '","'),
    *(
        "\u064b",
        "\u0651\u064e",
        "\u0300",
        "\u0488",
        "\u200f",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u200d",
    ),
    *("\ufdfa", "\ufefb", "ﻣ", "ـ", "٪", "٣", "۳", "ک", "ی", "Ø§Ù„", "Ã", "\ufffd", "\U0001f1f8"),
    *("،", "؛", "|", ":", "...", "-", "–", "(", ")", "«", '"', "@a", "http://a.b/", "#", "•"),
)

# Names and values of headers: anyone's, ours with what we would never write, and no text at all.
HEADER_NAMES = (
    *(b"", b"traceparent", b"a", b"\xff\xfe", b"\xd8\x00", "\u0627\u202e".encode(), b"\x1b[2J"),
    *(b"ce_id", b"ce_", b"content-type", b"CE_ID", b"__news", b"__news.errors.", b"__news.errors."),
    *(b"__news.errors.attempts", b"__news.errors.replayed", b"__news.errors.value_omitted"),
    *(b"__news.errors.reason", b"__news.errors.partition", b"__news.errors.\xff"),
)
HEADER_VALUES = (
    *(None, b"", b"1", b"-1", b"4", b"0x1", b"1e9", b" 7", b"99999999", b"9" * 400, b"\xff"),
    *("\u0663".encode(), b"0:0", b"3:17", b"not_utf8", b"split", b"null", b"\x1b[31m", b"\0"),
)
