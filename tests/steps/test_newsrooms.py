"""The marks of single newsrooms: how each signs, dates, tags, and fills the space beside."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, only, page, told


@pytest.mark.parametrize(
    "menu",
    [
        ["الرئيسية", "الأكثر قراءة"],
        ["الرئيسية", "اقرأ أيضا"],
        ["الأخبار", "الأكثر مشاهدة", "بث مباشر"],
        ["تخطى إلى المحتوى", "صحيفة المرفأ", "الرئيسية", "الأكثر قراءة"],
    ],
)
def test_a_menu_above_a_marker_is_no_article(menu):
    (main,) = page(menu, DAM, DAM_BODY)
    assert (main["role"], *told(main)) == ("main", DAM, DAM_BODY)


@pytest.mark.parametrize(
    ("credit", "source"),
    [
        ("أ ف ب", "أ ف ب"),
        ("أ.ف.ب", "أ.ف.ب"),
        ("رويترز", "رويترز"),
        ("ل.س/ع.ج (د ب أ)", "د ب أ"),
        ("ل.س (رويترز)", "رويترز"),
        ("نص : فرانس24", "فرانس24"),
    ],
)
def test_an_agency_alone_is_a_credit(credit, source):
    (main,) = page(DAM, STAMP, DAM_BODY, credit)
    assert told(main) == (DAM, DAM_BODY) and main["sources"] == [source]


def test_agencies_alone_are_credits():
    (main,) = page(DAM, DAM_BODY, "فرانس24/ أ ف ب")
    assert main["sources"] == ["فرانس24", "أ ف ب"]


def test_the_desks_signature_does_not_hide_the_headline():
    header = [DAM, "ل. سعد د ب أ، رويترز", "٤ يوليو ٢٠٢٣"]
    (main,) = page(header, DAM_BODY, "ل.س/ع.ج (د ب أ، رويترز)")
    assert main["title"] == DAM and main["sources"] == ["د ب أ", "رويترز"]


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("نشر في 2022/11/05 بواسطة محرر الموقع", "محرر الموقع", "2022-11-05"),
        ("كتبه أحمد الحداد في 5 نوفمبر 2022", "أحمد الحداد", "2022-11-05"),
        ("Samer Haddad | 04.07.2023 - محدث : 05.07.2023", "Samer Haddad", "2023-07-04"),
        ("محرر الموقع - 5 نوفمبر 2022", None, "2022-11-05"),
        ("نشر من طرف سارة الحداد في 13 فيفري 2018", "سارة الحداد", "2018-02-13"),
        ("سامر الحداد |17.03.2023 - محدث : 18.03.2023", "سامر الحداد", "2023-03-17"),
        ("سامر الحداد 24 سبتمبر 2024 • تحديث: 25 سبتمبر 2024", "سامر الحداد", "2024-09-24"),
    ],
)
def test_a_writer_and_a_date_in_one_line(line, byline, date):
    (main,) = page(DAM, line, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)
    assert main.get("byline") == byline and main["published"]["date"] == date
    assert "dateline" not in main


@pytest.mark.parametrize(
    "line",
    ["TT", "صدر الصورة، Getty Images", "صورة من: Kemal/AA", "© رويترز", "بواسطة محرر الموقع",
     "وزيرة الري في وادي الزيتون، 3 تموز/يوليو 2023 © أ ف ب",
     "الأخبار المنشورة على الصفحة الرسمية لوكالة الأناضول، هي ملخص لما يعرض على المشتركين فيها."],
)  # fmt: skip
def test_a_line_about_the_page(line):
    (main,) = page(DAM, STAMP, line, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)
    (main,) = page(DAM, STAMP, DAM_BODY[:2], line, DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    "name", ["حسام الدين منصور", "عز الدين شكري", "فاطمة الزهراء الحداد", "د. أحمد منصور"]
)
def test_names_of_several_words_above_a_stamp(name):
    assert only(DAM, name, STAMP, DAM_BODY)["byline"] == name


@pytest.mark.parametrize("below", [STAMP, "بي بي سي - القاهرة"])
def test_a_name_alone_above_a_stamp_or_a_desk_is_the_writers(below):
    (main,) = page(DAM, "أحمد منصور", below, DAM_BODY)
    assert main["byline"] == "أحمد منصور" and told(main) == (DAM, DAM_BODY)


def test_a_writer_said_twice_above_the_stamp():
    twice = ["بيروت: نادية الحداد", "TT", "20"] * 2
    main = only(DAM, twice, STAMP, DAM_BODY)
    assert (main["byline"], main["dateline"]) == ("نادية الحداد", "بيروت")


@pytest.mark.parametrize("topic", ["السلم والأمن", "أخبار الوادي"])
def test_a_topic_said_again_is_no_headline_and_no_body(topic):
    only(topic, DAM, STAMP, topic, DAM_BODY, topic)


def test_the_headline_and_description_of_an_old_page_say_it_again():
    said = [f"BBC Arabic - العالم - {DAM}", f"content='{DAM_BODY[0]}' />", "الرئيسية"]
    only(DAM, said, STAMP, DAM, DAM_BODY)


def test_a_ticker_and_a_column_above_the_article():
    ticker = ["عاجل", MUSEUM, "وصول قافلة مساعدات إلى الميناء الشمالي", "الرئيسية", "سياسة"]
    (main,) = page(ticker, "الأكثر قراءة", TRAIN, DAM, STAMP, DAM_BODY)
    assert (main["role"], *told(main)) == ("main", DAM, DAM_BODY)


@pytest.mark.parametrize(
    ("end", "sources"),
    [(" المصدر: رويترز", ["رويترز"]), ("(النهاية)", []), (" تحرير: سامر الحداد إعلان", [])],
)
def test_what_is_written_on_behind_the_last_sentence(end, sources):
    main = only(DAM, STAMP, DAM_BODY[:-1], DAM_BODY[-1] + end, "طباعة")
    assert main["sources"] == sources


def test_the_address_of_a_text_in_one_line():
    (main,) = page(DAM, f"https://p.sahel.example/5EI إعلان {' '.join(DAM_BODY)}")
    assert main["text"] == " ".join(DAM_BODY)


def test_a_name_alone_elsewhere_is_not():
    (main,) = page(DAM, "أحمد منصور", DAM_BODY)
    assert "byline" not in main and told(main) == (DAM, ["أحمد منصور", *DAM_BODY])


@pytest.mark.parametrize("tags", [["السد", "وادي الزيتون"], ["#السد #وادي_الزيتون"]])
@pytest.mark.parametrize("marker", ["اقرأ أيضا", "مواضيع ذات صلة"])
def test_tags_below_the_neighbours(marker, tags):
    (main,) = page(DAM, DAM_BODY, marker, TRAIN, tags)
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]
    assert main["keywords"] == ["السد", "وادي الزيتون"]


def test_topics_below_a_marker_are_tags():
    (main,) = page(DAM, DAM_BODY, "مواضيع ذات صلة", "السد", "وادي الزيتون")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == ["السد", "وادي الزيتون"]


@pytest.mark.parametrize(
    "label", ["المزيد عن:", "المواضيع ذات الصلة", "دلالات", "الكلمات الدليلية:"]
)
def test_more_labels_of_tags_on_lines(label):
    main = only(DAM, STAMP, DAM_BODY, label, "السدود", "مياه الشرب", "المزيد من المرفأ", TRAIN)
    assert main["keywords"] == ["السدود", "مياه الشرب"]
    assert main["related_headlines"] == [TRAIN]


def test_links_at_the_foot_of_every_page_are_no_tags():
    main = only(DAM, STAMP, DAM_BODY, "الوسوم:", "السدود", "المياه", "سياسة الخصوصية", "اتصل بنا")
    assert main["keywords"] == ["السدود", "المياه"]


def test_tags_behind_a_sign_on_lines():
    main = only(DAM, STAMP, DAM_BODY, "# السدود", "# مياه الشرب", "# أخبار العالم")
    assert main["keywords"] == ["السدود", "مياه الشرب", "أخبار العالم"]


def test_topics_below_a_label_of_one_word():
    (main,) = page(DAM, DAM_BODY, "مواضيع", "السد وادي الزيتون")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == ["السد", "وادي الزيتون"]


def test_tags_in_a_line_without_a_sign_above_the_neighbours():
    tags = "السد وادي الزيتون قنوات الري"
    (main,) = page(DAM, DAM_BODY, tags, "الموضوعات المتعلقة", TRAIN)
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]
    assert main["keywords"] == ["السد", "وادي الزيتون", "قنوات الري"]


def test_a_stamp_below_the_neighbours_is_no_tag():
    stamp = "نشر الثلاثاء، 04 يوليو / تموز 2023"
    (main,) = page(DAM, stamp, DAM_BODY[0], "اقرأ أيضا", TRAIN, DAM_BODY[1:], stamp)
    assert main["keywords"] == [] and main["published"]["date"] == "2023-07-04"


def test_the_zone_of_a_date_as_mails_have_it():
    (main,) = page(DAM, "Tue, 04 Jul 2023 10:15:00 +0300", DAM_BODY)
    assert main["published"] == {
        "date": "2023-07-04", "precision": "minute", "time": "10:15", "utc_offset": "+03:00"
    }  # fmt: skip


def test_a_first_sentence_is_no_headline():
    first = "افتتحت وزيرة الري سدا جديدا في وادي الزيتون يتسع لعشرة ملايين متر مكعب من المياه."
    (main,) = page(first, DAM_BODY[1])
    assert told(main) == ("", [first, DAM_BODY[1]])


def test_a_credit_of_two_words_and_the_rights_below_a_page_in_one_line():
    text = " ".join(
        [*DAM_BODY, f"المصدر: وكالة الأفق. اقرأ أيضا: {TRAIN} جميع الحقوق محفوظة للوكالة"]
    )
    (main,) = page(f"{STAMP} {text}")
    assert told(main)[1] == [" ".join(DAM_BODY)]
    assert main["sources"] == ["وكالة الأفق"] and main["related_headlines"] == [TRAIN]


def test_buttons_before_a_short_first_paragraph():
    buttons = "شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك"
    only(DAM, f"{buttons} {DAM_BODY[0]}", DAM_BODY[1:])


def test_breaking_news_as_the_name_of_a_section():
    only("اليوم السابع", "أخبار عاجلة", DAM, "15 نوفمبر 2024", DAM_BODY)


TOPICS = ["أزمة الجفاف", "هندسة السدود", "مواسم الحصاد"]


def test_short_lines_between_the_last_sentence_and_the_neighbours_are_tags():
    main = only(DAM, STAMP, DAM_BODY, TOPICS, "اقرأ أيضا", TRAIN, MUSEUM)
    assert main["keywords"] == TOPICS


@pytest.mark.parametrize(
    "below",
    [
        [*TOPICS[:2], "اقرأ أيضا", TRAIN],
        TOPICS,
        ["سكان الوادي ثلاثة:", *TOPICS, "اقرأ أيضا", TRAIN],
        ["اقرأ أيضا", TRAIN, DAM_BODY[3], *TOPICS],
    ],
)
def test_few_short_lines_or_those_of_a_list_or_without_neighbours_below_stay(below):
    (main,) = page(DAM, STAMP, DAM_BODY[:3], below)
    assert set(TOPICS[:2]) < set(main["text"].split("\n"))


def test_results_between_the_last_sentence_and_the_neighbours_are_no_tags():
    results = ["فريق المرفأ 2-1", "فريق الميدان 0-3", "فريق الجسر 1-1"]
    (main,) = page(DAM, STAMP, DAM_BODY, results, "اقرأ أيضا", TRAIN)
    assert told(main) == (DAM, [*DAM_BODY, *results])
