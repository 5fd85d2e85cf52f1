"""What messengers, blogs and apps write around an article."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, TRAIN, TRAIN_BODY, only, page, told
from tests.steps.markup import html, prose


def test_bold_lines_are_written_without_their_stars():
    main, train = page(f"*{DAM}*", DAM_BODY, "المصدر: رويترز", "➖➖➖", f"*{TRAIN}*", TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(train) == (TRAIN, TRAIN_BODY)


def test_a_line_with_one_star_keeps_it():
    body = [*DAM_BODY, "* تنشر هذه القائمة كل عام"]
    (main,) = page(DAM, body)
    assert told(main) == (DAM, body)


@pytest.mark.parametrize(
    "line",
    [
        "قناة الساحل على تلغرام: t.me/alsahil",
        "https://chat.whatsapp.com/AbC123",
        "التفاصيل في التعليق الأول",
        "أُرسلت من ال iPhone",
        "لقراءة الخبر كاملاً:",
        "متابعة القراءة",
        "هذا المحتوى متاح للمشتركين فقط",
        "4 دقائق وقت القراءة",
    ],
)
def test_lines_about_the_post_are_no_text(line):
    only(DAM, STAMP, DAM_BODY, line)


def test_two_hashtags_above_a_channels_link():
    main = only(DAM, DAM_BODY, "#وادي_الزيتون #السدود", "قناة الساحل على تلغرام: t.me/alsahil")
    assert main["keywords"] == ["وادي الزيتون", "السدود"]


def test_the_labels_of_a_blog():
    foot = ["كتابة مدونة حول هذه المشاركة", "التسميات:", "الري", ",", "السدود"]
    main = only(DAM, DAM_BODY, foot, "ليست هناك تعليقات:", "رسالة أقدم")
    assert main["keywords"] == ["الري", "السدود"]


@pytest.mark.parametrize("below", [["اقرأ أيضا:", TRAIN], ["شارك"], []])
def test_the_first_of_several_tags_beside_their_label(below):
    main = only(DAM, DAM_BODY, "كلمات دلالية: الزيتون", "السدود", "الري", below)
    assert main["keywords"] == ["الزيتون", "السدود", "الري"]


def test_a_link_with_a_title_and_a_linked_picture_in_markdown():
    linked = DAM_BODY[0].replace("وزيرة الري", '[وزيرة الري](https://marfa.example/t "الري")')
    (main,) = page(f"# {DAM}", "[![صورة](/t.jpg)](/n)", linked, DAM_BODY[1:])
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize("label", ["مادة ذات صلة:", "حول نفس الموضوع:", "للمزيد >>"])
def test_more_markers_of_neighbours(label):
    assert only(DAM, DAM_BODY, f"{label} {TRAIN}")["related_headlines"] == [TRAIN]


@pytest.mark.parametrize("comma", ["،", ","])
def test_the_writer_behind_a_comma(comma):
    details = [f"الكاتب{comma} سامر الحداد", f"الصفة{comma} بي بي سي عربي"]
    assert only(DAM, details, STAMP, DAM_BODY)["byline"] == "سامر الحداد"


def test_a_writer_beside_the_site():
    assert only(DAM, "سامر الحداد - الساحل نيوز", STAMP, DAM_BODY)["byline"] == "سامر الحداد"


def test_keywords_for_machines_that_the_page_shows():
    shown = "<div itemprop='keywords'>الري, السدود</div>"
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY)}{shown}")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == ["الري", "السدود"]


def test_a_category_is_no_tag():
    section = "<div class='taxonomy-category'><a rel='tag'>متفرقات</a></div>"
    tags = "<div><a rel='tag'>الري</a> <a rel='tag'>السدود</a></div>"
    (main,) = html(f"<h1>{DAM}</h1>{section}{prose(DAM_BODY)}{tags}")
    assert main["keywords"] == ["الري", "السدود"]
