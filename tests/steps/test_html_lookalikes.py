"""HTML of an article's own that only looks like something beside the text."""

from html import escape

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, TRAIN, TRAIN_BODY, page, told
from tests.steps.markup import ARTICLE, TIME, html, prose


@pytest.mark.parametrize(
    "wrapper",
    [
        "<div class='share'>{}</div>",
        "<div class='comments newsletter'>{}</div>",
        "<div class='sidebar related'>{}</div>",
        "<main class='tags caption social-'>{}</main>",
        "<form id=aspnetForm>{}</form>",
        "<div class='entry-meta author'>{}</div>",
    ],
)
@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<h2>{}</h2>", "<b>{}</b><br>"])
def test_the_article_stays_whatever_its_wrapper_is_called(wrapper, heading):
    body = heading.format(DAM) + prose(DAM_BODY) + f"<p><a>{TRAIN}</a></p>"
    first, *_ = html(wrapper.format(body))
    assert told(first)[0] == DAM and told(first)[1][:4] == DAM_BODY


@pytest.mark.parametrize(
    "box",
    [
        "<div class='share-text'><p>{}</p></div>",
        "<p class='author'>{}</p>",
        "<p class='tagline'>{}</p>",
        "<div class='tags'>{}</div>",
        "<aside class='facts'><p>{}</p></aside>",
        "<p>{} <a rel=tag>الزيتون</a>.</p>",
    ],
)
def test_a_paragraph_stays_whatever_it_is_called(box):
    line = "وأكد أهالي الوادي أن السد سيغير حياتهم كلها، وشكروا من عملوا فيه."
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY[:2])}{box.format(line)}{prose(DAM_BODY[2:])}")
    assert line in main["text"] and main["text"].endswith(DAM_BODY[3])
    assert "byline" not in main and main["keywords"] == []


def test_posts_inside_an_article_are_its_own():
    post = f"<article><h2>كلمة مدير السكك</h2>{prose(TRAIN_BODY)}</article>"
    (main,) = html(f"<article>{ARTICLE}{post}</article>")
    assert main["text"].endswith("\n".join(TRAIN_BODY))


@pytest.mark.parametrize(
    "box",
    [
        "<div class='author-box'><b class=author-name>سامر الحداد</b><p>صحفي.</p></div>",
        "<aside><span class=byline>سامر الحداد</span></aside>",
        "<footer><ul class=tags><li><a>سامر الحداد</a></li></ul></footer>",
    ],
)
def test_writers_and_tags_elsewhere_are_not_the_articles(box):
    (main,) = html(f"{ARTICLE}{box}")
    assert "byline" not in main and main["keywords"] == []


def test_times_of_cards_are_not_the_articles():
    cards = "".join(
        f"<article><h2><a>{title}</a></h2>{TIME.format('منذ يوم')}<p>{body[0]}</p></article>"
        for title, body in ((TRAIN, TRAIN_BODY), (MUSEUM, DAM_BODY))
    )
    assert not any("published" in article for article in html(f"<h1>آخر الأخبار</h1>{cards}"))


@pytest.mark.parametrize(
    "words",
    [
        "<a class='share-link'>الوزارة</a>",
        "<a class='author-link'>الوزارة</a>",
        "<a rel=author>سامر الحداد</a>",
        "<span class='inline-tags'><a>الوزارة</a></span>",
        "<i class='photo-caption'>الوزارة</i>",
    ],
)
def test_words_of_a_sentence_stay_whatever_they_are_called(words):
    line = f"وقالت {words} في بيان إن السد سيروي عشرين قرية في الوادي كله."
    (main,) = html(f"<h1>{DAM}</h1><p>{line}</p>{prose(DAM_BODY[1:])}")
    assert " في بيان إن السد" in told(main)[1][0] and "byline" not in main
    assert told(main)[1][0].startswith("وقالت ال") or "سامر" in told(main)[1][0]


def test_a_short_heading_that_the_title_says_is_not_the_headline():
    (main,) = html(
        f"<h1>{MUSEUM}</h1>{prose(DAM_BODY[:2])}<h2>وادي الزيتون</h2>{prose(DAM_BODY[2:])}"
    )
    assert main["title"] == MUSEUM


def test_html_that_was_escaped_once_is_read_as_html():
    (main,) = page(escape(ARTICLE))
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize("title", [f"{DAM} | من المستفيد؟", f"{DAM} - المرحلة الأولى"])
def test_what_may_be_no_sites_name_is_part_of_the_headline(title):
    (main,) = page(f"<html><head><title>{title}</title></head>{prose(DAM_BODY)}</html>")
    assert main["title"] == title


def test_many_line_breaks_are_no_depth():
    (main,) = html(f"<h1>{DAM}</h1>{'<br>' * 1_200}{prose(DAM_BODY)}<style>p {{}}</style>")
    assert told(main) == (DAM, DAM_BODY)
