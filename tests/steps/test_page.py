"""A page becomes its lines: repaired, normalised, rendered, nothing lost."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.steps.layout.reading import lines

PROSE = "أعلنت بلدية الميناء، الأحد، بدء أعمال الصيانة في الرصيف الشرقي."
ARABIC = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ،؛؟«»0123456789. "),
    min_size=1,
    max_size=200,
)


def misread(text: str, encoding: str) -> str:
    """UTF-8 read as an 8-bit encoding, as browsers do: unassigned bytes are controls."""
    chars = [bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
    return "".join(chars[byte] for byte in text.encode())


@pytest.mark.parametrize("encoding", ["cp1256", "cp1252"])
@settings(deadline=None)
@given(words=ARABIC)
def test_mojibake_reads_back(encoding, words):
    text = f"{PROSE}\n{words}"
    assert lines(misread(text, encoding), "text/plain") == lines(text, "text/plain")


def test_mojibake_twice_over():
    text = misread(PROSE, "cp1256")
    assert lines(misread(text, "cp1256"), "text/plain") == [PROSE]


def test_mojibake_without_its_soft_hyphens():
    text = misread("يبحث الحاكم فتح مصر، «ط» و ح", "cp1256")
    assert "\u00ad" in text
    read = lines(text.replace("\u00ad", ""), "text/plain")
    assert read[0].startswith("يبحث الحاكم فتح مصر، «ط» و ")


def test_mojibake_whose_second_byte_became_a_space():
    text = misread("وقال\u00a0الوزير إن السد سيفتح غدا", "cp1256").replace("\u00a0", " ")
    assert lines(text, "text/plain") == ["وقال الوزير إن السد سيفتح غدا"]


def test_markdown_gives_what_it_renders():
    image, links = "![السد](https://a.example/1.jpg)", "## اقرأ أيضا\n- [القطار](/2)"
    text = f"# السد الجديد\n\n{image}\n\n{PROSE}\n\n{links}"
    assert lines(text, "text/plain") == ["السد الجديد", PROSE, "اقرأ أيضا", "- القطار"]


@pytest.mark.parametrize("hidden", ["", "\u200f", "\ufeff\u202b"])
def test_a_heading_of_markdown_may_begin_with_a_number_or_what_no_one_sees(hidden):
    assert lines(f"{hidden}# 4 سدود جديدة في الوادي\n\n{PROSE}", "text/plain")[0][0] == "4"
    assert lines("# 3 الزيتون", "text/plain") == ["# 3 الزيتون"]  # its rank


def test_links_behind_a_label_are_a_list():
    links = "[نهر السد](https://a.example/1) [الري](/2)"
    assert lines(f"وسوم: {links}", "text/plain") == ["وسوم: نهر السد؛ الري"]
    assert lines(f"زار {links}", "text/plain") == ["زار نهر السد الري"]


def test_mojibake_beside_whole_characters_is_repaired_word_by_word():
    assert lines(f"{misread(PROSE, 'cp1256')} 🕊 سلام", "text/plain") == [f"{PROSE} 🕊 سلام"]


@settings(deadline=None)
@given(ARABIC)
def test_arabic_is_never_taken_for_mojibake(words):
    assert " ".join(lines(words, "text/plain")) == " ".join(words.split())


@pytest.mark.parametrize("sign", ["§ 7 من القانون", "„اقتباس“", "Ø 12 مم"])
def test_the_signs_of_mojibake_alone_change_nothing(sign):
    assert lines(f"{PROSE} {sign}", "text/plain") == [f"{PROSE} {sign}"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("كتـــاب", "كتاب"),  # tatweel
        ("فاز 3 ـ صفر", "فاز 3 - صفر"),  # tatweel for a dash
        ("\u202bنص\u202c \u200fعربي", "نص عربي"),  # bidi controls
        ("نص\u00a0 \u2009عربي\t", "نص عربي"),  # no-break and thin spaces
        ("ن\u200bص\ufeff\u00ad", "نص"),  # zero-width space, byte order mark, soft hyphen
        ("ا\u0653لآن", "آلآن"),  # alef and combining madda: NFC
        ("ن\0ص\x07", "نص"),
        ("العسکری", "العسکری"),  # Persian kaf and yeh stay as written
        ("٢٠٢٤", "٢٠٢٤"),
    ],
)
def test_text_is_shown_as_written_but_clean(text, shown):
    assert lines(text, "text/plain") == [shown]


def test_lines_end_where_any_system_ends_them():
    assert lines("أ\r\nب\rج\u2028د\n\n \nهـ", "text/plain") == ["أ", "ب", "ج", "د", "ه"]


def test_wide_gaps_are_the_line_ends_of_old_pages():
    text = f"{PROSE}               ويستمر العمل شهرين.   وتعود السفن بعدها."
    assert lines(text, "text/plain") == [PROSE, "ويستمر العمل شهرين.", "وتعود السفن بعدها."]


def test_a_bullet_begins_its_line():
    text = f"{PROSE}    •\u00a0  نظف العدسة.   •\u00a0  أعد التشغيل."
    assert lines(text, "text/plain") == [PROSE, "• نظف العدسة.", "• أعد التشغيل."]


def test_spaces_inside_a_headline_are_not_line_ends():
    assert lines("ماذا بعد الهدنة؟..   ثلاثة أسئلة", "text/plain") == [
        "ماذا بعد الهدنة؟.. ثلاثة أسئلة"
    ]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_lines_are_nfc_printable_and_single_spaced(text):
    for line in lines(text, "text/plain"):
        assert unicodedata.is_normalized("NFC", line)
        assert line == " ".join(line.split()) or "\ufffd" in text
        assert not set(line) & set("\u0640\u200b\u200e\u200f\u202a\u202b\u202c\u2067\0")


def test_html_gives_what_a_reader_sees():
    page = (
        "<html><head><title>البلدية تصون الميناء | أخبار الساحل</title><style>p{}</style></head>"
        "<body><nav><a>الرئيسية</a></nav><div><h2>البلدية تصون الميناء</h2>"
        f"<p>{PROSE}<br>سطر&nbsp;ثان &amp; <b>غامق</b> <a href='/'>ورابط</a>.</p>"
        "<script>var x = '<p>لا</p>';</script></div><footer>الحقوق محفوظة</footer></body></html>"
    )
    title, *body = lines(page, "text/html")
    assert title == "البلدية تصون الميناء"
    assert body == [title, PROSE, "سطر ثان & غامق ورابط."]


def test_text_without_a_tag_is_no_html():
    assert lines(f"{PROSE}\n{PROSE}", "text/html") == [PROSE, PROSE]


def test_html_breaks_lines_at_blocks_not_at_its_own_line_ends():
    assert lines("<p>سطر\nواحد</p><ul><li>أ</li><li>ب</li></ul>", "text/html") == [
        "سطر واحد",
        "أ",
        "ب",
    ]


@pytest.mark.parametrize("box", ["<aside>{}</aside>", '<div class="box related-news">{}</div>'])
def test_boxes_of_neighbours_are_marked(box):
    page = f"<p>{PROSE}</p>{box.format('<a>خبر مجاور عن الميناء</a>')}<p>{PROSE}</p>"
    headlines = ["اقرأ أيضا", "list of 1", "خبر مجاور عن الميناء", "end of list"]
    assert lines(page, "text/html") == [PROSE, *headlines, PROSE]


def test_html_nested_without_end_is_still_read():
    assert lines("<div>" * 50_000 + PROSE + "</div>" * 50_000, "text/html") == [PROSE]


def test_a_pile_of_marks_is_cut():
    (line,) = lines("م" + "\u064b\u0651" * 100_000, "text/plain")
    assert len(line) <= 31


@pytest.mark.parametrize("content", ["text/plain", "text/html"])
def test_a_reference_to_no_character_is_no_failure(content):
    first, *_ = lines(f"{PROSE} &amp; &#{'9' * 5_000};", content)
    assert first.startswith(PROSE) and "&#" not in first
