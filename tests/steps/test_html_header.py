"""What stands around the headline of an HTML page, and what readers of it do not see."""

import pytest

from tests.articles import DAM, DAM_BODY, TRAIN, TRAIN_BODY, page, told
from tests.steps.markup import TIME, html, prose

LEDE, *REST = DAM_BODY
DATE = "15 نوفمبر 2024"


@pytest.mark.parametrize(
    "hidden",
    [
        "<h2 style='color:red; display: none'>عنوان لا يراه أحد من القراء</h2>",
        "<div hidden><b>سجل الدخول إلى حسابك</b><i>البريد وكلمة المرور</i></div>",
    ],
)
@pytest.mark.parametrize("form", ["{hidden}<h1>{head}</h1>{body}", "<h1>{head}</h1>{hidden}{body}"])
def test_what_is_hidden_is_left_out(hidden, form):
    (main,) = html(form.format(hidden=hidden, head=DAM, body=prose(DAM_BODY)))
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    "body",
    [
        f"<div style='display:none'>{prose(DAM_BODY)}</div>",
        f"{prose(DAM_BODY[:3])}<p hidden>{DAM_BODY[3]}</p>",
        f"{prose(DAM_BODY[:2])}<div style='display: none'>{prose(DAM_BODY[2:])}</div>",
    ],
)
def test_paragraphs_that_a_script_may_show_stay(body):
    (main,) = html(f"<h1>{DAM}</h1>{body}")
    assert told(main) == (DAM, DAM_BODY)


def test_what_is_hidden_and_told_of_the_article_is_read():
    hidden = f"<div style='display:none'><p>بقلم: سامر الحداد</p><time>{DATE}</time></div>"
    (main,) = html(f"<h1>{DAM}</h1>{hidden}{prose(DAM_BODY)}")
    assert told(main) == (DAM, DAM_BODY)
    assert main["byline"] == "سامر الحداد" and main["published"]["date"] == "2024-11-15"


def test_a_paragraph_above_the_headline_is_left_out_but_for_a_standfirst():
    box = f"<div class=box><p>{TRAIN_BODY[0]}</p></div>"
    (main,) = html(f"{box}<div><h1>{DAM}</h1></div>{prose(DAM_BODY)}")
    assert told(main) == (DAM, DAM_BODY)
    (main,) = html(f"<p>{DAM_BODY[0]}</p><h1>{DAM}</h1>{prose(DAM_BODY[1:])}")
    assert DAM_BODY[0] in main["text"]


@pytest.mark.parametrize(
    "picture",
    [
        "<div><img><b class='article__cover-caption'>السد بعد امتلائه</b></div>",
        "<div><img><div><small>السد بعد امتلائه في وادي الزيتون</small></div></div>",
        "<div class=img><img><h6>السد بعد امتلائه في وادي الزيتون</h6></div>",
        "<span><img> <i>السد بعد امتلائه في وادي الزيتون - غيتي</i></span>",
    ],
)
def test_the_text_of_a_picture_is_left_out(picture):
    (main,) = html(f"<div><h1>{DAM}</h1>{picture}{prose(DAM_BODY)}</div>")
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    "box",
    [
        "<div><img><p>{}</p></div>",
        "<div><img>{}<br></div>",
        "<div><img><span>{}</span> <a href=x>المصدر</a></div>",
        "<div><img><span>{}</span></div>",
        "<p class=news-caption>{}</p>",
    ],
)
def test_a_line_beside_a_picture_stays_where_it_may_be_the_texts(box):
    line = "وشكر أهالي الوادي كل من عملوا في بناء السد."
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY)}{box.format(line)}")
    assert line in main["text"]


@pytest.mark.parametrize(
    "below",
    [
        f"<div class=meta-bar><span>{DATE}</span></div>",
        f"<div class=meta><span class=author-name>سامر الحداد</span> • <b>{DATE} - 14:20</b></div>",
        f"<span class=post-date>{DATE}</span>",
    ],
)
def test_a_date_between_the_standfirst_and_the_text(below):
    (main,) = html(f"<h1>{DAM}</h1><p><b>{LEDE}</b></p>{below}{prose(REST)}")
    assert told(main) == (DAM, DAM_BODY) and main["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize("shown", ["", "منذ 3 ساعات"])
def test_a_date_below_the_smaller_heading_of_a_fragment(shown):
    (main,) = page(f"<article><h2>{DAM}</h2>{TIME.format(shown)}{prose(DAM_BODY)}</article>")
    assert told(main) == (DAM, DAM_BODY) and main["published"]["date"] == "2024-11-15"


def test_a_date_in_the_text_is_not_the_articles_where_it_has_one():
    aside = "<div class=date>3 مايو 2011</div>"
    (main,) = html(f"<h1>{DAM}</h1><b class=date>{DATE}</b><p>{LEDE}</p>{aside}{prose(REST)}")
    assert main["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='field field-name-field-author'><b>سامر الحداد</b></div>",
        "<span class=vcard><span class=fn>سامر الحداد</span></span>",
        '<div><span class="by">سامر الحداد</span></div><div>منذ يومين</div>',
        f"<div class=byline><span>بقلم سامر الحداد</span> <span>{DATE} 12:58</span></div>",
    ],
)
def test_the_writer_below_the_headline(box):
    (main,) = html(f"<h1>{DAM}</h1>{box}{prose(DAM_BODY)}")
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سامر الحداد"


def test_the_writer_of_another_column_above_the_headline_is_not_the_articles():
    card = "<div class=card><img><a rel=author>سامر الحداد</a><p class=by>كاتب ومحرر</p></div>"
    (main,) = html(f"{card}<h1>{DAM}</h1>{prose(DAM_BODY)}")
    assert told(main) == (DAM, DAM_BODY) and "byline" not in main


def test_the_dates_of_a_timeline_are_lines_of_the_text():
    days = ("1 مايو 2011", "2 مايو 2012")
    lines = "".join(f"<b class=date>{day}</b>{prose(DAM_BODY[1:3])}" for day in days)
    (main,) = html(f"<h1>{DAM}</h1><p>{LEDE}</p>{lines}")
    assert "published" not in main and all(day in main["text"] for day in days)


def test_when_a_page_was_changed_is_no_date_of_its_own():
    meta = "<div class=meta><span>{}:</span> <span>{} نوفمبر 2024</span></div>"
    both = meta.format("آخر تحديث", 17) + meta.format("تاريخ النشر", 15)
    (main,) = html(f"<h1>{DAM}</h1>{both}{prose(DAM_BODY)}")
    assert main["published"]["date"] == "2024-11-15"


def test_sections_with_main_headings_are_one_article():
    parts = f"<section><h1>نهر وواد</h1>{prose(DAM_BODY[2:])}</section>"
    (main,) = html(f"<section><h1>{DAM}</h1>{prose(DAM_BODY[:2])}</section>{parts}")
    assert main["title"] == DAM and DAM_BODY[3] in main["text"]


def test_the_footer_of_an_article_whose_heading_stands_above_it():
    footer = f"<footer><span>بواسطة <b>سامر الحداد</b></span>، <time>{DATE}</time></footer>"
    (main,) = html(f"<h1>{DAM}</h1><article>{footer}{prose(DAM_BODY)}</article>")
    assert told(main) == (DAM, DAM_BODY)
    assert main["byline"] == "سامر الحداد" and main["published"]["date"] == "2024-11-15"


def test_articles_told_apart_by_their_main_headings():
    parts = (
        f"<div><h1>{head}</h1><div class=meta><span class=author>{name}</span> | "
        f"<span class=date>{DATE}</span></div>{prose(body)}</div>"
        for head, name, body in (
            (DAM, "سامر الحداد", DAM_BODY),
            (TRAIN, "ليلى منصور", TRAIN_BODY),
        )
    )
    main, second = html("".join(parts))
    assert told(main) == (DAM, DAM_BODY) and told(second) == (TRAIN, TRAIN_BODY)
    assert [main["byline"], second["byline"]] == ["سامر الحداد", "ليلى منصور"]


def test_the_headline_of_the_first_of_several_articles():
    parts = "".join(
        f"<article><time>{DATE}</time><h2>{head}</h2>{prose(body)}</article>"
        for head, body in ((DAM, DAM_BODY), (TRAIN, TRAIN_BODY))
    )
    masthead = "<header><b>أخبار الوادي</b><ul><li><a>سد جديد على النهر</a></ul></header>"
    head = "<head><title>أخبار الوادي - تغطية</title></head>"
    main, second = page(f"<html>{head}<body>{masthead}{parts}</body></html>")
    assert told(main) == (DAM, DAM_BODY) and told(second) == (TRAIN, TRAIN_BODY)


def test_a_title_behind_the_name_of_the_site():
    body = f"<div><b>{DAM}</b></div><div>{DATE}</div>{prose(DAM_BODY)}"
    (main,) = page(
        f"<html><head><title>أخبار الوادي :: {DAM}</title></head><body>{body}</body></html>"
    )
    assert told(main) == (DAM, DAM_BODY)


def test_when_a_page_was_changed_is_not_when_it_was_published():
    time = "<time class=updated datetime='2024-11-16T08:30:00+02:00'>منذ ساعتين</time>"
    (main,) = html(f"<h1>{DAM}</h1>{time}{prose(DAM_BODY)}")
    assert told(main) == (DAM, DAM_BODY) and "published" not in main


def test_a_readers_name_is_no_writers():
    (main,) = html(f"<h1>{DAM}</h1><b class='comment author'>سامر الحداد</b>{prose(DAM_BODY)}")
    assert "byline" not in main


@pytest.mark.parametrize(
    "shown",
    [
        TIME.format("15 نوفمبر 2024"),
        "<meta property='article:published_time' content='2024-11-15T08:30:00+02:00'>"
        "<p>15 نوفمبر 2024</p>",
    ],
)
def test_the_hour_that_is_told_to_machines_alone(shown):
    (main,) = html(f"<h1>{DAM}</h1>{shown}{prose(DAM_BODY)}")
    assert main["published"]["date"] == "2024-11-15" and main["published"]["time"] == "08:30"
    assert told(main) == (DAM, DAM_BODY)


def test_midnight_is_no_hour():
    (main,) = html(
        f"<h1>{DAM}</h1>{TIME.format('15 نوفمبر 2024')}{prose(DAM_BODY)}".replace("08:30", "00:00")
    )
    assert main["published"] == {"date": "2024-11-15", "precision": "day"}
