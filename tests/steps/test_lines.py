"""What one line of a page is, by its own words, and prose that only looks like it."""

import pytest

from streams.steps.lines import continues, is_headline, is_paragraph, judge, without_desk


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("إقرأ أيضاً:", "related", ""),
        ("اقرأ أيضا: سد جديد في الوادي", "related", "سد جديد في الوادي"),
        ("إقرأ أيضا سد جديد في الوادي", "related", "سد جديد في الوادي"),
        ("قد يهمك| سد جديد في الوادي", "related", "سد جديد في الوادي"),
        ("قد يهمك أيضا:", "related", ""),
        ("إقرأ المزيد", "related", ""),
        ("أخبار متعلقة", "related", ""),
        ("روابط ذات علاقة", "related", ""),
        ("ذات صلة", "related", ""),
        ("للمزيد: سد جديد في الوادي", "related", "سد جديد في الوادي"),
        ("تاريخ النشر: 15th, November 2024 GMT", "stamp", "15th, November 2024 GMT"),
        ("آخر تحديث: الجمعة, 13 نوفمبر/ تشرين الثاني, 2009, 15:26 GMT", "stamp", None),
        ("الاثنين، 18 كانون الثاني/يناير 2010، آخر تحديث 11:00 (GMT+0400)", "stamp", ""),
        ("1500 (GMT+04:00) - 16/06/09", "stamp", ""),
        ("عدن 26 شوال 1436 هـ الموافق 11 اغسطس 2015 م واس", "stamp", "عدن"),
        ("بيروت – ١٧ تشرين الثاني ٢٠٢٤", "stamp", "بيروت"),
        ("18:12 ت م", "stamp", ""),
        ("المصدر: RT", "source", "RT"),
        ("المصدر : رويترز", "source", "رويترز"),
        ("*نقلاً عن صحيفة الميدان", "source", "صحيفة الميدان"),
        ("کلمات دلالیة: الری، السدود", "tags", "الری، السدود"),  # Persian kaf and yeh
        ("كتب: سامر الحداد", "byline", "سامر الحداد"),
        ("سامر الحداد – متابعات", "byline", "سامر الحداد"),
        ("SAHEL.INFO - متابعة", "byline", ""),
        ("بي بي سي - القاهرة", "byline", ""),
        ("بواسطة: سامر الحداد", "byline", "سامر الحداد"),
        ("سامر الحداد – الرياض", "byline", "سامر الحداد"),
        (
            "مكة المكرمة 12 ربيع الأول 1446 هـ الموافق 15 سبتمبر 2024 م واس",
            "stamp",
            "مكة المكرمة",
        ),
        ("للمزيد - سد جديد في الوادي", "related", "سد جديد في الوادي"),
        ("8 يونيو 2018 - 01:16 بتوقيت أبوظبي", "stamp", ""),
        ("الدار البيضاء 17 شوال 1440 هـ الموافق 20 يونيه 2019 م", "stamp", "الدار البيضاء"),
        ('alt="السد بعد امتلائه" />', "notice", ""),
        (
            "جانب من افتتاح السد الجديد في وادي الزيتون بحضور الوزيرة وأهالي القرى (الأناضول)",
            "notice",
            "",
        ),
        ("// انتهى //", "end", ""),
        ("//انتهى//", "end", ""),
        ("Facebook X VK.com Telegram", "share", ""),
        ("شارك", "share", ""),
        ("الشرق الأوسط", "navigation", ""),
        ("إعلان", "notice", ""),
        ("list 1 of 2", "notice", None),
        ("تصوير : آخرون", "notice", None),
        ("--------------", "notice", ""),
        ("pic.twitter.com/a1B2", "notice", ""),
        ("— قناة (@channel)", "notice", ""),
        ("رصيف الميناء بعد الصيانة (رويترز)", "notice", ""),
        ("يمكنكم تسلم إشعارات بأهم الأخبار", "notice", None),
    ],
)
def test_marked_lines(line, kind, value):
    judged = judge(line)
    assert judged.kind == kind
    assert value is None or judged.value == value


@pytest.mark.parametrize(
    "line",
    [
        'وقال المصدر: "سيفتح السد قبل الصيف، ولن تتأثر القرى".',
        'المصدر: "سيفتح السد قبل الصيف".',
        "المصدر المسؤول أكد أن السد سيفتح قبل الصيف المقبل من دون تأخير.",
        "نقلا عن وكالة الأنباء قال الوزير إن السد سيفتح قبل الصيف.",
        "الإعلان عن فتح السد جاء بعد عام من التأخير.",
        "للمزيد من الأمان أغلقت البلدية الطريق المؤدي إلى السد.",
        "تقرير: سد الوادي يروي عشرين قرية",
        "شاهد: لحظة فتح بوابات السد",
        "أبرز أخبار الخميس 16 مارس 2017",
        "هجمات العام 2016",
        "8 أكتوبر",
        "نشر 20 محطة لقياس الأمطار في الوادي",
        "في 16 مارس افتتح الوزير السد الجديد وسط حضور كبير من الأهالي.",
        "تضم اللجنة خبراء من عدة جهات ذات صلة بالري والزراعة والبيئة.",
        "كتب الوزير في صفحته أن السد اكتمل قبل موعده.",
        "انتهى العمل في السد قبل موعده.",
        "أشاد الوزير بالعاملين (وعددهم ستون)",
        "خبر السد",
        "سد الزيتون – المرحلة الثانية",
    ],
)
def test_prose_and_headlines_are_body(line):
    assert judge(line).kind == "body"


def test_a_long_line_is_body_unless_it_lists_tags():
    words = "سد جديد في الوادي " * 20
    assert judge(f"اقرأ أيضا: {words}").kind == "body"
    assert judge(f"كلمات دلالية: {words}").kind == "tags"


@pytest.mark.parametrize(
    ("line", "headline", "paragraph"),
    [
        ("سد جديد في الوادي", True, False),
        ("هل يكفي السد الجديد حاجة القرى؟", True, False),
        ("السد", False, False),
        ("افتتح الوزير السد الجديد في الوادي، الأحد، بحضور المزارعين.", False, True),
        ("كلمة " * 40, False, True),
    ],
)
def test_headline_or_paragraph(line, headline, paragraph):
    assert (is_headline(line.strip()), is_paragraph(line.strip())) == (headline, paragraph)


@pytest.mark.parametrize("line", ["وقال الوزير إن السد", "كما زار الوزير القرى", "يذكر أن السد"])
def test_a_paragraph_that_goes_on(line):
    assert continues(line)


@pytest.mark.parametrize("line", ["وصل الوزير إلى الوادي", "افتتح الوزير السد", "وزارة الري تفتتح"])
def test_a_paragraph_that_may_be_the_first(line):
    assert not continues(line)


def test_the_desk_is_not_part_of_the_headline():
    assert without_desk("سياسي / الوزير يفتتح السد") == "الوزير يفتتح السد"
    assert without_desk("الهند / الصين: سد جديد") == "الهند / الصين: سد جديد"
