"""What an HTML page says for machines: read where readers see none."""

import json

import pytest

from tests.articles import DAM, DAM_BODY, TRAIN, TRAIN_BODY, told
from tests.steps.markup import ARTICLE, TIME, html, prose


def escaped(data: str) -> str:
    """Write JSON in ASCII, as most programs do."""
    return json.dumps(json.loads(data))


PEOPLE = '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "أحمد حداد"}]}'


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='أحمد حداد'>",
        f"<script type='application/ld+json'>{PEOPLE}</script>",
        f"<script type='application/ld+json'>{escaped(PEOPLE)}</script>",
    ],
)
def test_the_writer_named_for_machines_where_readers_see_none(head):
    (main,) = html(ARTICLE, head)
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "أحمد حداد"
    (main,) = html(f"<h1>{DAM}</h1><p>كتب: سالم منصور</p>{prose(DAM_BODY)}", head)
    assert main["byline"] == "سالم منصور"


@pytest.mark.parametrize("name", ["admin", "صحيفة الأفق", "أحمد حداد وسالم منصور وآخرون"])
def test_a_sites_name_is_no_writer(name):
    (main,) = html(ARTICLE, f"<meta name='author' content='{name}'>")
    assert "byline" not in main


def test_tags_named_for_machines_where_readers_see_none():
    head = "".join(f"<meta property='article:tag' content='{tag}'>" for tag in ("السدود", "المياه"))
    (main,) = html(ARTICLE, head)
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == ["السدود", "المياه"]
    (main,) = html(f"{ARTICLE}<p>كلمات دلالية: الري، الوادي</p>", head)
    assert main["keywords"] == ["الري", "الوادي"]


def test_a_broken_list_of_tags_takes_no_other_with_it():
    said = '<script type="application/ld+json">{{"@type": "NewsArticle", "keywords": {}}}</script>'
    head = "".join(map(said.format, ("[السدود]", '["السدود", "المياه"]')))
    (main,) = html(ARTICLE, head)
    assert main["keywords"] == ["السدود", "المياه"]


def test_tags_for_machines_are_of_no_one_of_several_articles():
    whole = "".join(
        f"<article><h2>{title}</h2>{prose(body)}</article>"
        for title, body in ((DAM, DAM_BODY), (TRAIN, TRAIN_BODY))
    )
    articles = html(whole, "<meta property='article:tag' content='السدود'>")
    assert [(each["title"], each["keywords"]) for each in articles] == [(DAM, []), (TRAIN, [])]


META = "<meta property='article:published_time' content='2024-11-15T08:30:00+02:00'>"
DATA = (
    '<script type="application/ld+json">{"@type": "NewsArticle", '
    '"datePublished": "2024-11-15T08:30:00+02:00"}</script>'
)


@pytest.mark.parametrize(
    ("head", "time"),
    [("", TIME.format("منذ ساعتين")), ("", TIME.format("")), (META, ""), (DATA, "")],
)
def test_a_stamp_for_machines_where_readers_see_none(head, time):
    (main,) = html(f"<h1>{DAM}</h1>{time}{prose(DAM_BODY)}", head)
    assert told(main) == (DAM, DAM_BODY)
    assert main["published"] == {
        "date": "2024-11-15", "precision": "minute", "time": "08:30", "utc_offset": "+02:00",
    }  # fmt: skip


@pytest.mark.parametrize("time", [TIME.format("14 نوفمبر 2024"), "<p>14 نوفمبر 2024</p>"])
def test_the_date_that_readers_see_comes_first(time):
    (main,) = html(f"<h1>{DAM}</h1>{time}{prose(DAM_BODY)}", META)
    assert main["published"] == {"date": "2024-11-14", "precision": "day"}


def test_the_date_of_a_page_that_is_no_article_is_not_the_articles():
    (main,) = html(ARTICLE, DATA.replace("NewsArticle", "WebPage"))
    assert "published" not in main


def test_the_writer_named_for_machines_is_no_line_of_the_text():
    (main,) = html(
        f"<h1>{DAM}</h1><div><i>أحمد حداد</i></div><i>منذ يومين</i>{prose(DAM_BODY)}",
        f"<script type='application/ld+json'>{PEOPLE}</script>",
    )
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "أحمد حداد"


def test_the_date_of_microdata():
    meta = "<meta itemprop=datePublished content='2024-11-15T09:15:00+03:00'>"
    (main,) = html(f"<div>{meta}<h1>{DAM}</h1><b>منذ يومين</b>{prose(DAM_BODY)}</div>")
    assert told(main) == (DAM, DAM_BODY) and main["published"]["date"] == "2024-11-15"


def test_several_stamps_for_machines_are_no_ones():
    (main,) = html(ARTICLE, DATA + DATA.replace("-15T", "-14T"))
    assert "published" not in main


def test_a_stamp_for_machines_counts_wherever_a_parser_puts_it():
    (main,) = html(f"{META}{ARTICLE}")
    assert main["published"]["date"] == "2024-11-15"


TAGS = ["وادي الزيتون", "السدود"]
LISTED = json.dumps(["type:news", *TAGS], ensure_ascii=False)


@pytest.mark.parametrize(
    "head",
    [
        f"<meta name='news_keywords' content='{', '.join(TAGS)}'>",
        f"<meta name='keywords' content='{', '.join(TAGS)}'>",
        *(
            f"<script type='application/ld+json'>{data}</script>"
            for data in (
                f'{{"@type": "NewsArticle", "keywords": {LISTED}}}',
                f'{{"@type": "NewsArticle", "keywords": "{"، ".join(TAGS)}"}}',
                escaped(f'{{"@type": "NewsArticle", "keywords": {LISTED}}}'),
            )
        ),
    ],
)
def test_keywords_for_machines_are_tags_where_readers_see_none(head):
    (main,) = html(ARTICLE, head)
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == TAGS
    (main,) = html(f"{ARTICLE}<p>وسوم: الري، القرى</p>", head)
    assert main["keywords"] == ["الري", "القرى"]


def test_keywords_of_which_the_text_has_few_are_the_sites():
    (main,) = html(ARTICLE, "<meta name='keywords' content='أخبار، رياضة، وادي الزيتون'>")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == []


@pytest.mark.parametrize("words", ['["الري"', "{}", "[{}]", "7", '""'])
def test_keywords_that_are_none_are_no_tags(words):
    data = f'{{"@type": "NewsArticle", "keywords": {words}}}'
    (main,) = html(ARTICLE, f"<script type='application/ld+json'>{data}</script>")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == []
