"""What only looks like a caption, a byline, tags or a neighbour's stays what it is."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, page, told


@pytest.mark.parametrize(
    "paragraph",
    [
        "وقالت الوزيرة إن السد سيروي عشرين قرية في الوادي وإن العمل استغرق أربع سنوات. (وكالات)",
        "وسأل أهالي الوادي الوزيرة عن موعد مد القنوات إلى المزارع البعيدة في الوادي كله (!!)",
        "بواسطة السد الجديد يمكن ري القرى",
        "كتب أهالي الوادي إلى الوزيرة بعد 32 شهرا من الانتظار في القرى البعيدة عن السد.",
        "بواسطة قنوات جديدة ستروى 12 قرية في الوادي بحسب بيان.",
        "جولة في السد - القدس",
        "رويترز - القاهرة تستضيف القمة",
        "غزة منذ 7 أكتوبر",
        "Владимир Путин",
        ".NET في الوادي",
        "القاهرة: إبراهيم صابر",
        "خالد عمر: الإسكندرية",
        "تونس - الجزائر",
        "الشرق الأوسط - تصعيد جديد",
        "أزمة المياه - الأناضول",
        "الصحفي: متى يفتتح السد؟",
        "تحرير صلاح الدين",
        "متابعة هلال رمضان",
        "إعداد- القهوة",
        "كتب في السجن عام 1972",
        "20 دقيقة",
        "قراءة",
        "الإعلان",
        "القسم: «أقسم بالله العظيم أن أحافظ على الوادي».",
        "أوسمة: منح الوزير ثلاثة من العمال وسام السد، تقديرا لهم.",
        "مختارات: قرأ الشعراء قصائد عن الوادي.",
        "انضم إلينا المدرب الجديد قبل أسبوع، وهو يعرف الفريق جيدا.",
        "حمل التطبيق الجديد اسم «سند»، ويتيح دفع الفواتير من الهواتف.",
        "المصدر: لا توجد إصابات و لا أضرار و لا نعرف السبب بعد",
        "نقلا عن شهود عيان",
        "متعلقات",
        "قنوات الري",
    ],
)
def test_what_only_looks_like_something_else_stays_in_the_body(paragraph):
    (main,) = page(DAM, DAM_BODY[:2], paragraph, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], paragraph, *DAM_BODY[2:]])


@pytest.mark.parametrize(
    "headline",
    [
        "خاص - الحكومة تقر الموازنة",
        "كتب جديدة في معرض الوادي",
        "كتب على الرف",
        "كتب ابن خلدون",
        "واشنطن - طهران",
        "غزة: على الحافة",
        "هدنة في غزة - الشرق الأوسط",
        "تصنيف: جامعة العاصمة ضمن أفضل مئة جامعة في العالم",
        "الصحفي: مهنة في خطر",
        "مختارات: أجمل ما قيل في الأم",
        "الأكثر مشاهدة: مسلسل «البيت» يتصدر القائمة",
        "حدث في 5 دول عربية",
        "90 دقيقة",
    ],
)
def test_what_only_looks_like_something_else_may_be_the_headline(headline):
    (main,) = page(headline, DAM_BODY)
    assert told(main) == (headline, DAM_BODY)


def test_a_list_at_the_end_is_not_tags():
    team = ["وجاءت تشكيلة الفريق على النحو التالي:", "سامر الحداد", "علي معلول", "ياسر منصور"]
    (main,) = page(DAM, DAM_BODY, team)
    assert told(main) == (DAM, [*DAM_BODY, *team]) and main["keywords"] == []
    (main,) = page(DAM, DAM_BODY, "مع خالص التقدير", "سامر الحداد", "رئيس النقابة")
    assert main["text"].endswith("رئيس النقابة") and main["keywords"] == []


def test_points_of_a_list_are_not_ledes():
    points = [
        "مد قنوات الري إلى المزارع البعيدة في الوادي قبل نهاية العام الجاري بأموال محلية",
        "بناء سد آخر أعلى الوادي يتسع لعشرين مليون متر مكعب من مياه الأمطار والسيول كلها",
        "تدريب أهالي القرى على صيانة القنوات والمضخات في مركز جديد قرب السد في وادي الزيتون",
    ]
    (main,) = page(DAM, DAM_BODY, "وخلص المؤتمر إلى التوصيات التالية:", points, "اقرأ أيضا", TRAIN)
    assert main["text"].endswith("\n".join(points))


def test_a_body_goes_on_below_a_neighbours_dated_headline():
    rest = [
        "تعتزم الوزارة مد قنوات الري من السد إلى المزارع البعيدة في وادي الزيتون الشهر المقبل.",
        DAM_BODY[3],
    ]
    (main,) = page(DAM, DAM_BODY[:2], "اقرأ أيضا", TRAIN, "12 مايو 2024", rest)
    assert main["text"].endswith("\n".join(rest)) and "published" not in main


def test_a_headline_on_both_sides_of_a_photographer_stays():
    (main,) = page(DAM, "تصوير: سامر الحداد", DAM, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)


def test_tags_end_where_an_article_begins():
    main, other = page(DAM, DAM_BODY, "وسوم:", "الري", "السدود", TRAIN, STAMP, TRAIN_BODY)
    assert main["keywords"] == ["الري", "السدود"] and told(other) == (TRAIN, TRAIN_BODY)


def test_tags_on_several_lines_of_several_each():
    (main,) = page(DAM, DAM_BODY, "وسوم:", "الري، السدود", "المياه")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == ["الري", "السدود", "المياه"]


def test_many_tags_behind_a_bullet_are_read():
    tags = [f"{word} {n}" for n in range(15) for word in ("سد", "قناة")]
    (main,) = page(DAM, DAM_BODY, "• الكلمات الدلالية", tags)
    assert told(main) == (DAM, DAM_BODY) and len(main["keywords"]) == len(tags)


def test_credits_below_a_headline_without_an_article_are_kept():
    (main,) = page(DAM, DAM_BODY, "المصدر: وكالات", MUSEUM, "12 مايو 2024", "وسوم: الري، السدود")
    assert main["keywords"] == ["الري", "السدود"] and "published" not in main
    assert main["related_headlines"] == [MUSEUM]


def test_a_subheading_below_a_button_stays():
    (main,) = page(DAM, DAM_BODY[:2], "السابق", "التالي", "تفاصيل الخطة الجديدة", DAM_BODY[2:])
    assert "تفاصيل الخطة الجديدة" in main["text"]


def test_a_body_behind_a_list_that_is_not_closed_stays():
    (main,) = page(
        f"{' '.join(DAM_BODY[:2])} اقرأ أيضا list of 2 items list 1 of 2 {TRAIN} "
        f"list 2 of 2 {MUSEUM} {' '.join(DAM_BODY[2:])}"
    )
    assert main["text"].endswith(DAM_BODY[3])


def test_a_body_in_one_line_goes_on_with_a_word_that_paragraphs_begin_with():
    rest = "واطّلع الوزير على سير العمل في القنوات التي تصل إلى المزارع البعيدة."
    (main,) = page(
        DAM, f"{' '.join(DAM_BODY)} أخبار متعلقة {TRAIN} {rest} {' '.join(DAM_BODY[1:])}"
    )
    assert rest in main["text"] and TRAIN not in main["text"]


def test_a_sentence_behind_a_marker_in_a_line_is_not_swallowed():
    rest = "تعتزم الوزارة مد قنوات الري إلى المزارع ومن المقرر أن يبدأ العمل قريبا بعد إتمام السد."
    (main,) = page(
        DAM, f"{' '.join(DAM_BODY)} إقرأ المزيد {TRAIN} {rest} {' '.join(DAM_BODY)} المصدر: RT"
    )
    assert rest in main["text"]


INLINE = f"اقرأ أيضا: {MUSEUM}"
INCIDENT = "وقع في هذا اليوم حادث هز المدينة كلها وغير حياة أهلها في ساعات قليلة كما يروون."


@pytest.mark.parametrize(
    "part",
    [
        [INLINE, "ماذا بعد؟", "تبدأ الوزارة مد قنوات الري إلى المزارع البعيدة في شمال الوادي."],
        [INLINE, "المكونات", "كوبان من الدقيق الأبيض المنخول", "كوب من السكر الناعم"],
        [INLINE, "بداية العمل", "5 مايو 2020", INCIDENT],
        ["المصدر: رويترز", "بداية العمل", "5 مايو 2020", INCIDENT],
        ["تفجيرا الميناء والمحطة", "التاريخ: 7 أغسطس 1998", INCIDENT],
    ],
)
def test_a_part_of_the_body_is_no_article(part):
    (main,) = page(DAM, STAMP, DAM_BODY[:3], part, DAM_BODY[3:])
    assert main["text"].endswith(DAM_BODY[3])


def test_a_credit_above_the_headline_makes_no_tags_of_it():
    (main,) = page("المصدر: رويترز", "سد جديد في الوادي", "الساحل", "شارك", DAM_BODY)
    assert main["title"] == "سد جديد في الوادي" and main["keywords"] == []


def test_a_lede_broken_at_a_link_has_no_headline_in_it():
    lede = ["أعلنت وزارة النقل أن القطار السريع وصل إلى", "العاصمة", f"بعد رحلة. {TRAIN_BODY[0]}"]
    _, further = page(DAM, DAM_BODY, "المصدر: رويترز", "اقرأ أيضا", TRAIN, lede, TRAIN_BODY[1])
    assert further["title"] == TRAIN


def test_a_menu_below_a_credit_is_no_list_of_tags():
    (main,) = page(DAM, DAM_BODY, "المصدر: رويترز", "رياضة", "اقتصاد", "شارك")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == []


def test_a_date_beside_two_ambiguous_ones_is_the_pages_only_by_the_first():
    (main,) = page(DAM, "تاريخ النشر: 03/04/2020", "05/06/2020", "5 يونيو 2020", DAM_BODY)
    assert "published" not in main


def test_an_update_is_not_the_date():
    (main,) = page(DAM, "محدث: 6 مايو 2024", "نشر في: 5 مايو 2024", DAM_BODY)
    assert main["published"]["date"] == "2024-05-05"


@pytest.mark.parametrize(
    "stamp",
    ["آخر تحديث: الآن", "آخر تحديث: منذ لحظات", "تاريخ النشر: أمس الساعة الثامنة مساء"],
)
def test_a_stamp_without_a_date_is_no_text_and_no_place(stamp):
    (main,) = page(DAM, stamp, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and not {"published", "dateline"} & set(main)


@pytest.mark.parametrize("name", ["وزارة الصحة و السكان", "Disney+", "القاهرة"])
def test_one_source_is_one(name):
    (main,) = page(DAM, DAM_BODY, f"المصدر: {name}")
    assert main["sources"] == [name]


def test_one_hashtag_is_one_tag():
    (main,) = page(DAM, DAM_BODY, "#وزارة_الموارد_المائية")
    assert main["keywords"] == ["وزارة الموارد المائية"]


def test_a_date_between_dashes_is_no_dateline_behind_other_words():
    opening = "ولد شاعر الوادي – 13 مارس 1941 – في قرية بعيدة وهجر منها مع عائلته صغيرا."
    (main,) = page(DAM, STAMP, opening, DAM_BODY)
    assert "dateline" not in main


@pytest.mark.parametrize("end", [".", ""])
def test_a_block_in_a_line_without_a_full_stop_above_it(end):
    above = " ".join(DAM_BODY[:3]).removesuffix(".") + end
    (main,) = page(DAM, f"{above} أخبار متعلقة {TRAIN} {DAM_BODY[3]} {' '.join(DAM_BODY[1:])}")
    assert TRAIN not in main["text"] and DAM_BODY[3] in main["text"]


def test_the_last_sentence_of_a_line_behind_a_headline_stays():
    last = "وقالت الوزيرة إن العمل في السد سيبدأ غدا."
    (main,) = page(DAM, f"{' '.join(DAM_BODY)} إقرأ المزيد {MUSEUM} {last} المصدر: RT")
    assert main["text"].endswith(last) and main["related_headlines"] == [MUSEUM]


@pytest.mark.parametrize(
    "line",
    [
        "سمات السد إذن لا تبقى ثابتة كما كان يظن",
        "المصدر: وكالة المياه الدولية تتوقع ارتفاع منسوب الوادي.",
    ],
)
def test_a_last_sentence_that_begins_as_a_label_does_stays(line):
    (main,) = page(DAM, DAM_BODY, line)
    assert told(main) == (DAM, [*DAM_BODY, line])
    assert main["keywords"] == main["sources"] == []
