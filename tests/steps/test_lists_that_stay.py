"""Lines of people, places, results and headlines that read like what stands beside an article."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, page, told

LONG = (
    "وأكدت الوزيرة أن الوزارة درست تجارب عشر دول قبل أن تختار تصميم السد، وأن لجنة من المهندسين "
    "والمزارعين تابعت كل مرحلة من مراحل العمل فيه حتى اكتماله قبل أسبوعين من موعده."
)


def stays(*lines: str) -> dict:
    """Give the article, whose body these lines are among."""
    (main,) = page(DAM, STAMP, DAM_BODY[:2], list(lines), DAM_BODY[2:], LONG)
    assert told(main) == (DAM, [*DAM_BODY[:2], *lines, *DAM_BODY[2:], LONG])
    return main


@pytest.mark.parametrize(
    "lines",
    [
        ["ريال مدريد - برشلونة", "سانت إتيان - مرسيليا"],
        ["أحمد حداد - جنين", "سالم منصور - نابلس", "محمد صالح - رام الله"],
        ["خالد محمود سعيد - 6 يونيو 2012", "محمد أحمد صالح - 7 يونيو 2012"],
        ["ميلانو 8 يوليو 2025", "باريس 11 يوليو 2025"],
        ["قنا", "سبأ", "معا"],
        ["يا رب", "من هو", "لا لا لا"],
        ["4 / 5"],
        ["الزيارات: من الرابعة إلى السادسة", "المجموعة: ألف وباء", "الصفحات: كلها"],
        ["التفاصيل", "اليوم:"],
        ["هل كان السد باردا؟", "نعم", "لا"],
        ["بغداد", "البصرة"],
        ["الخليج (الشارقة)", "البيان (دبي)"],
        ["محمد سالم - الخليج", "خالد حسن - الوصل"],
        ["علوم سياسية"],
        ["المساهمون"],
        ["أهم القصص"],
        ["أيضا: قررت الوزارة مد قنوات الري إلى المزارع."],
        ["الكاتب أحمد حداد", "الكاتبة ليلى منصور"],
        ["الهلال والأهلي في الرياض", "الجمعة 20:00"],
        ["من تهاني العيد"],
        ["3 دقائق"],
        ["29 سبتمبر"],
        ["منذ 20", "عن 462"],
        ["النهاية م"],
        ["مصدر: الوزارة راضية عن السد"],
        ["إن الآراء الواردة في التقرير تعكس قلق المنظمات من السد."],
        ["مقارنة السد الجديد بالقديم", "لقطة شاشة نشرتها الوزارة تظهر السد كاملا."],
    ],
    ids=lambda lines: lines[0],
)
def test_lines_between_paragraphs_stay(lines):
    main = stays(*lines)
    assert not {"byline", "dateline"} & set(main) and main["sources"] == []
    assert main["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize(
    "headline",
    [
        "السد الجديد في الوادي (صورة وفيديو)",
        "صورة: الوزيرة تزرع زيتونة أمام السد",
        "زلزال يضرب الوادي بقوة تبلغ 6.1",
        "الأهلي والزمالك.. القمة المنتظرة الليلة 21:00",
        "السد الجديد | من المستفيد؟",
        "المزيد من السدود في الوادي الكبير",
    ],
)
def test_headlines_stay(headline):
    (main,) = page(headline, STAMP, DAM_BODY)
    assert told(main) == (headline, DAM_BODY)


def test_a_headline_above_its_photographer_is_no_caption():
    (main,) = page(STAMP, DAM, "تصوير: أحمد حداد", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)


def test_numbered_sections_with_a_neighbours_headline_in_their_midst():
    sections = [
        "1",
        "موقع السد",
        DAM_BODY[2],
        "2",
        "مياه السد",
        DAM_BODY[3],
        "3",
        "كلفة السد",
        LONG,
    ]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], sections[:3], "اقرأ أيضا", TRAIN, sections[3:])
    assert told(main) == (DAM, [*DAM_BODY[:2], *sections])


def test_a_live_blog_keeps_its_entries():
    entries = [(MUSEUM, "منذ 5 دقائق", LONG), (TRAIN, "منذ 20 دقيقة", DAM_BODY[3])]
    articles = page(DAM, STAMP, DAM_BODY, *(line for entry in entries for line in entry))
    shown = "\n".join(f"{each['title']}\n{each['text']}" for each in articles)
    assert all(line in shown for entry in entries for line in (entry[0], entry[2]))


def test_a_section_about_the_writer_of_a_book_stays():
    lines = ["عن الكاتب", "أحمد حداد", "ولد الكاتب في الوادي وعاش فيه طفولته.", LONG, LONG]
    (main,) = page(DAM, STAMP, DAM_BODY, lines)
    assert told(main) == (DAM, [*DAM_BODY, *lines])


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("القدس المحتلة - معا: ", "القدس المحتلة"),
        ("تل أبيب - وكالات: ", "تل أبيب"),
        ("ليبرفيل - رويترز: ", "ليبرفيل"),
    ],
)
def test_a_place_that_we_do_not_know_is_no_writer(opening, place):
    (main,) = page(DAM, opening + DAM_BODY[0], DAM_BODY[1:])
    assert (main.get("dateline"), main.get("byline")) == (place, None)


def test_a_day_of_long_ago_is_no_date_of_publication():
    (main,) = page(DAM, f"باريس، 13 نوفمبر 2015 – {DAM_BODY[0]}", DAM_BODY[1:])
    assert "published" not in main


def test_who_is_told_of_is_not_the_writer():
    news = "وقال أحمد حداد، وهو مزارع من الوادي، إن السد يروي حقوله كلها منذ افتتاحه."
    (main,) = page(DAM, "أحمد حداد", STAMP, DAM_BODY, news)
    assert "byline" not in main


def test_a_signature_in_the_writers_box_is_read():
    bio = "<div class='author-box'><p>بقلم: أحمد حداد</p><p>صحفي يتابع شؤون المياه.</p></div>"
    prose = "".join(f"<p>{line}</p>" for line in TRAIN_BODY)
    (main,) = page(f"<html><body><h1>{TRAIN}</h1>{prose}{bio}</body></html>")
    assert told(main) == (TRAIN, TRAIN_BODY) and main["byline"] == "أحمد حداد"


def test_an_agencys_name_inside_a_sentence_is_a_word():
    (main,) = page(DAM, STAMP, DAM_BODY, "ورفع أهالي الوادي لافتة من كلمة واحدة هي (معا).")
    assert main["sources"] == []
