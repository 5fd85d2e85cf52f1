"""What only a style sheet sets apart on an HTML page: labels, names, dates and links in a row."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, TRAIN, told
from tests.steps.markup import ARTICLE, html, prose

DAY = "<time>15 نوفمبر 2024</time>"


def link(text: str) -> str:
    return f"<a href='/1'>{text}</a>"


def only(body: str) -> dict:
    (main,) = html(body)
    assert told(main) == (DAM, DAM_BODY)
    return main


@pytest.mark.parametrize("label", ["اقرأ أيضا", "قد يهمك أيضاً", "المقالة القادمة", "السابق"])
def test_a_label_before_a_neighbours_link(label):
    box = f"<div><span>{label}</span>{link(TRAIN)}</div>"
    assert only(f"{ARTICLE}{box}")["related_headlines"] == [TRAIN]


def test_a_label_inside_a_neighbours_link():
    box = f"<a href='/1'><span>السابق</span><span>{TRAIN}</span></a>"
    assert only(f"{ARTICLE}<div>{box}</div>")["related_headlines"] == [TRAIN]


@pytest.mark.parametrize("name", ["prev-next", "post_prev_next", "post-previous"])
def test_the_articles_before_and_after_in_a_box_of_theirs(name):
    label, head = "<span class='caption'>المقال السابق</span>", f"<h3>{TRAIN}</h3>"
    for inside in (f"{label}{head}", f"<span>السابق</span> {TRAIN}"):
        box = f"<div class='{name}'><a href='/1'>{inside}</a></div>"
        assert set(only(f"{ARTICLE}{box}")["related_headlines"]) <= {TRAIN}


@pytest.mark.parametrize("space", ["", " "])
def test_a_label_before_the_link_of_a_source(space):
    main = only(f"{ARTICLE}<div><span>المصدر</span>{space}{link('رويترز')}</div>")
    assert main["sources"] == ["رويترز"]


@pytest.mark.parametrize("label", ["<span>المواضيع ذات الصلة</span>", "المزيد عن: "])
def test_topics_side_by_side_are_tags(label):
    main = only(f"{ARTICLE}<div>{label}{link('وادي الزيتون')}{link('السدود')}</div>")
    assert main["keywords"] == ["وادي الزيتون", "السدود"] and main["related_headlines"] == []


@pytest.mark.parametrize(
    "details",
    [
        "<span>سامر الحداد</span> <span>15.11.2024<i></i></span>",
        "<span>الساحل نيوز - سامر الحداد</span> <span>الجمعة 15 نوفمبر 2024</span>",
        "<span>2024-11-15 14:35</span><span>|</span><span>كتب: سامر الحداد</span>"
        "<span>|</span><span>559 مشاهدة</span>",
        f"<span>15 نوفمبر 2024</span>{link('سامر الحداد')}",
        "<p>بقلم</p><p>سامر الحداد</p><time>15 نوفمبر 2024</time>",
    ],
)
def test_a_writer_beside_the_date(details):
    main = only(f"<h1>{DAM}</h1><div>{details}</div>{prose(DAM_BODY)}")
    assert (main["byline"], main["published"]["date"]) == ("سامر الحداد", "2024-11-15")


def test_a_city_before_the_link_of_a_writer():
    details = f"<div><span>القاهرة</span>{link('ليلى مرسي')}</div>{DAY}"
    assert only(f"<h1>{DAM}</h1>{details}{prose(DAM_BODY)}")["byline"] == "ليلى مرسي"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (
            f"<span>وقال الوزير </span>{link('سامر حداد')} إنه يرحب.",
            "وقال الوزير سامر حداد إنه يرحب.",
        ),
        (f"<span>والتقى الوفد في</span> {link('جنيف')}", "والتقى الوفد في جنيف"),
        ("<span>وبلغ العدد</span> <span>35 شخصا أمس</span>", "وبلغ العدد 35 شخصا أمس"),
        ("<span>ووصل الوزير</span> <span>الأحد إلى بغداد</span>", "ووصل الوزير الأحد إلى بغداد"),
    ],
)
def test_short_sentences_are_not_parted(markup, shown):
    (main,) = html(f"<h1>{DAM}</h1>{DAY}{prose(DAM_BODY[:2])}<p>{markup}</p>{prose(DAM_BODY[2:])}")
    assert told(main) == (DAM, [*DAM_BODY[:2], shown, *DAM_BODY[2:]])


def test_a_headline_of_several_parts_is_not_parted():
    for parts in ("<span>مواعيد مباريات الكأس</span> <span>2026 في أميركا</span>",):
        (main,) = html(f"<h1>{parts}</h1>{prose(DAM_BODY)}")
        assert main["title"] == "مواعيد مباريات الكأس 2026 في أميركا"


def test_words_of_a_sentence_are_not_parted():
    first = f"<p>{DAM_BODY[0][:40]}<span>وقالت</span>{link('الوزيرة')} {'إن السد جميل ' * 12}.</p>"
    (main,) = html(f"<h1>{DAM}</h1>{first}{prose(DAM_BODY[1:])}")
    assert "وقالتالوزيرة إن السد" in main["text"]


def test_the_day_in_a_sites_header_is_not_the_articles():
    main = only(f"<div>الأحد 9 مارس 2025</div><h1>{DAM}</h1>{DAY}{prose(DAM_BODY)}")
    assert main["published"]["date"] == "2024-11-15"


def test_a_date_above_the_headline_is_the_articles_where_no_other_is():
    main = only(f"<div>15 نوفمبر 2024</div>{ARTICLE}")
    assert main["published"]["date"] == "2024-11-15"


def test_a_label_and_its_date_below_the_standfirst():
    lede, *rest = DAM_BODY
    stamp = "<p><span>نشرت في: <time datetime='2024-11-15'>15/11/2024 - 10:20</time></span></p>"
    main = only(f"<h1>{DAM}</h1><p>{lede}</p>{stamp}{prose(rest)}")
    assert main["published"] == {"date": "2024-11-15", "precision": "minute", "time": "10:20"}


def test_the_cells_of_a_table_are_the_articles():
    rows = [["السنة", "حجم المياه"], ["2016", "120 مليون متر"], ["2017", "4.1%"]]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (main,) = html(
        f"<h1>{DAM}</h1>{DAY}{prose(DAM_BODY[:2])}<table>{cells}</table>{prose(DAM_BODY[2:])}"
    )
    flat = [cell for row in rows for cell in row]
    assert told(main) == (DAM, [*DAM_BODY[:2], *flat, *DAM_BODY[2:]])


def test_an_embedded_post_of_a_network_is_no_neighbour():
    post = (
        f"<blockquote><div>{link('عرض هذا المنشور على Instagram')}<p>{link('A post shared by X')}"
    )
    post += "</p></div></blockquote>"
    main = only(f"<h1>{DAM}</h1>{prose(DAM_BODY[:2])}{post}{prose(DAM_BODY[2:])}")
    assert main["related_headlines"] == []


def test_the_date_behind_a_neighbours_headline():
    rows = "".join(
        f"<div class='row'><span>{link(head)}</span> <span>1 مايو 2025</span></div>"
        for head in (TRAIN, MUSEUM)
    )
    main = only(f"{ARTICLE}<div><h2>مواضيع متعلقة</h2>{rows}</div>")
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_headline_in_bold_beside_a_column_of_links():
    links = f"<b>أخبار أخرى</b><br><a href='/1'>{TRAIN}</a><br><a href='/2'>{MUSEUM}</a>"
    (main,) = html(
        f"<table><tr><td>{links}</td><td><font size=5><b>{DAM}</b></font><br>"
        f"<font size=2>15/11/2024</font><br>{prose(DAM_BODY)}</td></tr></table>"
    )
    assert told(main) == (DAM, DAM_BODY)
    assert main["published"]["date"] == "2024-11-15"
    assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "details",
    [
        "<span>الساحل نيوز- سامر الحداد</span><span>الجمعة، 15 نوفمبر 2024 07:00 م</span>",
        "<span>تاريخ النشر: 15 نوفمبر 2024</span><span>المصدر: رويترز</span>",
        "<time>15 نوفمبر 2024</time><span>المصدر: رويترز</span>",
    ],
)
def test_details_in_elements_with_nothing_between_them(details):
    main = only(f"<h1>{DAM}</h1><div class='top'>{details}</div>{prose(DAM_BODY)}")
    assert main["published"]["date"].startswith("2024-11-15")
    assert main["sources"] == (["رويترز"] if "رويترز" in details else [])


def test_words_of_a_sentence_in_elements_with_nothing_between_them_stay_together():
    first = (
        "<p><span>أعلنت وزارة الري في 15 نوفمبر 2024 ا</span><span>كتمال السد الجديد.</span></p>"
    )
    (main,) = html(f"<h1>{DAM}</h1>{first}{prose(DAM_BODY)}")
    assert "اكتمال" in main["text"]
