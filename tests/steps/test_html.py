"""What the markup of HTML pages says: whose text is whose, who wrote it, and when."""

import pytest

from streams.steps.lines.markers import BORDER
from tests.articles import DAM, DAM_BODY, MUSEUM, MUSEUM_BODY, TRAIN, TRAIN_BODY, page, told
from tests.steps.markup import ARTICLE, html, prose


@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_an_article_element_begins_an_article(heading):
    other = f"<article><p>نقل</p><{heading}>{TRAIN}</{heading}>{prose(TRAIN_BODY)}</article>"
    main, second = html(f"<article>{ARTICLE}</article>{other}")
    assert told(main) == (DAM, DAM_BODY) and told(second) == (TRAIN, TRAIN_BODY)
    assert second["role"] == "main"


def test_an_article_element_below_a_marker_is_related():
    other = f"<article><h2>{TRAIN}</h2>{prose(TRAIN_BODY)}</article>"
    main, second = html(f"<article>{ARTICLE}</article><h3>اقرأ أيضا</h3>{other}")
    assert told(main) == (DAM, DAM_BODY)
    assert told(second) == (TRAIN, TRAIN_BODY) and second["role"] == "related"


def test_each_article_element_has_its_own_writer_and_tags():
    other = (
        f"<article><h2>{TRAIN}</h2><p class=author>ليلى منصور</p>{prose(TRAIN_BODY)}"
        "<footer><ul class=tags><li><a>السكك</a></li></ul></footer></article>"
    )
    main, second = html(f"<article>{ARTICLE}</article>{other}")
    assert "byline" not in main and main["keywords"] == []
    assert second["byline"] == "ليلى منصور" and second["keywords"] == ["السكك"]


def test_a_line_of_text_is_no_border():
    (main,) = page(DAM, DAM_BODY[:2], BORDER, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], BORDER[1:], *DAM_BODY[2:]])


@pytest.mark.parametrize("sign", ["&#xFDD0;", "&#x00fdd0", "&#64976;", "&#&#64976;64976;"])
def test_a_reference_in_html_is_no_border(sign: str):
    (main,) = html(f"<h1>{DAM}</h1>{prose([*DAM_BODY[:2], f'{sign}article', *DAM_BODY[2:]])}")
    assert main["text"].startswith("\n".join(DAM_BODY[:2])) and DAM_BODY[2] in main["text"]


def test_markup_in_capitals():
    caption = "<FIGURE><FIGCAPTION>السد من الجو</FIGCAPTION></FIGURE>"
    (main,) = html(
        f"{ARTICLE}{caption}<ASIDE><A HREF=x>{TRAIN}</A></ASIDE><DIV HIDDEN><P>م</P></DIV>"
    )
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]


def test_a_page_about_html_is_not_parted_by_what_it_quotes():
    (main,) = html(f"{ARTICLE}<p>&lt;article&gt;</p>{prose(DAM_BODY)}")
    assert told(main) == (DAM, [*DAM_BODY, "<article>", *DAM_BODY])


@pytest.mark.parametrize(
    "card",
    [
        f"<article><h3><a>{TRAIN}</a></h3><p>{TRAIN_BODY[1]}</p></article>",
        f"<article><a><h2>{TRAIN}</h2></a><p>بدأ القطار رحلاته.</p><time>15 مايو</time></article>",
    ],
)
def test_an_article_element_that_only_links_is_a_neighbour(card):
    (main,) = html(f"<article>{ARTICLE}</article><section>{card}</section>")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]


@pytest.mark.parametrize(
    "box",
    [
        "<figure><img><figcaption>السد بعد امتلائه</figcaption></figure>",
        "<div class='wp-caption'><p class='wp-caption-text'>السد بعد امتلائه</p></div>",
        "<div class='sharedaddy'><h3>شارك هذا الموضوع:</h3><ul><li>Facebook</li></ul></div>",
        "<div class='ArticleShare'><span>شاركوا القصة</span></div>",
        "<div class='newsletter'><h2>نشرتنا</h2><p>اشترك ليصلك كل جديد كل صباح.</p></div>",
        "<form><label>البحث في الموقع</label></form>",
        "<div class=poll><h3>استطلاع</h3><p>هل تؤيد السد؟</p><label>نعم</label><b>لا</b></div>",
        "<video>متصفحك لا يعرض هذا المقطع</video>",
    ],
)
def test_what_stands_beside_the_text_is_left_out(box):
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY[:2])}{box}{prose(DAM_BODY[2:])}")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == []


@pytest.mark.parametrize("name", ["id=comments", "class='comments-area'", "class=comments"])
def test_comments_of_readers_are_left_out(name):
    said = "<h3>هناك تعليق</h3><p>مشروع رائع ونتمنى المزيد من هذه السدود في وادينا الجميل.</p>"
    (main,) = html(f"<article>{ARTICLE}</article><div {name}>{said}</div>")
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><h2>أحدث المقالات</h2><p><a>{TRAIN}</a></p><p><a>{MUSEUM}</a></p></aside>",
        f"<div class=sidebar><h4>الأرشيف</h4><a>{TRAIN}</a><br><a>{MUSEUM}</a> 3 مايو</div>",
        f"<section id=related-posts><a><h4>{TRAIN}</h4></a><a><h4>{MUSEUM}</h4></a></section>",
        f"<div class=prev-next><a><small>السابق</small><b>{TRAIN}</b></a><a><small>التالي</small>"
        f"<b>{MUSEUM}</b></a></div>",
        f"<div class='latest-news'><p><a>{TRAIN}</a></p><p><a>{MUSEUM}</a></p><a>{DAM}</a></div>",
    ],
)
def test_boxes_of_links_are_headlines_and_the_body_goes_on(box):
    rest = ["تعتزم الوزارة مد قنوات الري إلى المزارع البعيدة الشهر المقبل.", *DAM_BODY[2:]]
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY[:2])}{box}{prose(rest)}")
    assert told(main) == (DAM, [*DAM_BODY[:2], *rest])
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_line_below_a_box_of_links_is_not_its_headline():
    box = f"<aside><h3>اقرأ أيضا</h3><ul><li><a>{TRAIN}</a></li></ul></aside>"
    (main,) = html(f"<article>{ARTICLE}</article>{box}<p>تابعوا قناتنا الجديدة على الهاتف</p>")
    assert main["related_headlines"] == [TRAIN]


@pytest.mark.parametrize(
    "box",
    [
        "<ul class='tags'><li><a>الأمم المتحدة</a></li><li><a>نهر السد</a></li></ul>",
        "<div class='post-tags'><b>الوسوم:</b> <a>الأمم المتحدة</a> <a>نهر السد</a></div>",
        "<p>وسوم: <a rel=tag>الأمم المتحدة</a> <a rel='nofollow tag'>نهر السد</a></p>",
        "<div><a href='/tag/1'>#الأمم المتحدة</a><a href='/tag/2'>#نهر السد</a></div>",
        "<ul class=topics><li><a>الأمم المتحدة</a></li><li><a>نهر السد</a></li></ul>",
        "<div class='Tags_root__1'><a>الأمم المتحدة</a><a>نهر السد</a></div>",
        "<footer><span class='tags-links'>الوسوم: <a rel=tag>الأمم المتحدة</a>، <a rel=tag>نهر السد"
        "</a></span> <a>تعديل المقال</a></footer>",
    ],
)
def test_tags(box):
    (main,) = html(f"<article>{ARTICLE}{box}</article><footer>من نحن</footer>")
    assert told(main) == (DAM, DAM_BODY)
    assert main["keywords"] == ["الأمم المتحدة", "نهر السد"]


def test_a_tag_of_two_words_alone_is_one():
    (main,) = html(f"<article>{ARTICLE}<div class=tags><a>الأمم المتحدة</a></div></article>")
    assert main["keywords"] == ["الأمم المتحدة"]


@pytest.mark.parametrize(
    "box",
    [
        "<span class=author>سامر الحداد</span>",
        "<address><a rel=author href=/s>سامر الحداد</a></address>",
        "<div class='byline'>بواسطة <span class='author vcard'>سامر الحداد</span></div>",
        "<div class='post-author-name'><div>كتب</div> <a>سامر الحداد</a></div>",
        "<ul><li itemprop=author><a>سامر الحداد</a></li></ul>",
        "<div class=author-info><b class=author-name>سامر الحداد</b><i>محرر الشؤون</i></div>",
    ],
)
def test_the_writer(box):
    (main,) = html(f"<article><h1>{DAM}</h1>{box}{prose(DAM_BODY)}</article>")
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سامر الحداد"


@pytest.mark.parametrize(
    ("title", "told_as"),
    [(f"{DAM} - صحيفة المرفأ", DAM), (f"{DAM} | صحيفة المرفأ", None)],
)
def test_a_title_without_the_name_of_the_site(title, told_as):
    meta = f"<meta property='og:title' content='{told_as}'>" if told_as else ""
    (main,) = page(f"<html><head><title>{title}</title>{meta}</head>{prose(DAM_BODY)}</html>")
    assert told(main) == (DAM, DAM_BODY)


def test_a_date_said_for_the_screen_and_for_its_readers():
    date = "<span class='screen-reader-text'>Published On 5 Apr 2024</span><span>5/4/2024</span>"
    (main,) = html(f"<h1>{DAM}</h1><div class='dates'>{date}</div>{prose(DAM_BODY)}")
    assert told(main) == (DAM, DAM_BODY) and main["published"]["date"] == "2024-04-05"


def test_cards_below_a_marker_leave_the_articles_tags():
    cards = "".join(
        f"<div class=related-post><h4>{head}</h4><p>{lede}</p></div>"
        for head, lede in (
            (TRAIN, "بدأ القطار رحلاته وسط ترحيب كبير من المسافرين في العاصمة."),
            (MUSEUM, MUSEUM_BODY[1]),
        )
    )
    box = f"<p>المصدر: رويترز</p><div id=related><h3>مرتبط</h3>{cards}</div>"
    tags = "<div class=tags-links><a rel=tag>السدود</a>, <a rel=tag>المياه</a></div>"
    (main,) = html(f"<article><h1>{DAM}</h1>{prose(DAM_BODY)}{box}{tags}</article>")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == ["السدود", "المياه"]


def test_details_side_by_side():
    meta = (
        "<div class='entry-meta'><span>15 نوفمبر 2024</span> <span class=byline>بواسطة سامر الحداد"
        "</span> <span class='comments-link'><a href='/1#respond'>اترك تعليقا</a></span></div>"
    )
    (main,) = html(f"<article><h1>{DAM}</h1>{meta}{prose(DAM_BODY)}</article>")
    assert told(main) == (DAM, DAM_BODY)
    assert main["byline"] == "سامر الحداد" and main["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize(
    "body",
    [
        f"<h1 class=site>أخبار الوادي</h1><h1>{DAM}</h1>{prose(DAM_BODY)}",
        f"<h1>أخبار الوادي</h1><h3>{DAM}</h3>{prose(DAM_BODY)}",
    ],
)
def test_the_heading_that_the_title_says_is_the_headline(body):
    (main,) = page(f"<html><head><title>أخبار الوادي - {DAM}</title></head>{body}</html>")
    assert told(main) == (DAM, DAM_BODY)
