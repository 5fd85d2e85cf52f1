"""RSS and Atom documents: an entry is a page of its own."""

import json
from xml.sax.saxutils import escape

import pytest

from streams.errors import Unprocessable
from streams.steps.parse import parse
from streams.steps.split import split
from tests.articles import DAM, DAM_BODY, MUSEUM, MUSEUM_BODY, TRAIN, TRAIN_BODY, page, told

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in DAM_BODY)


def rss(*entries: str) -> str:
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return (
        f'<?xml version="1.0" encoding="windows-1256"?>\n<rss version="2.0" {SPACES}><channel>'
        f"<title>صحيفة المرفأ</title><link>https://marfa.example/</link>{items}</channel></rss>"
    )


def entry(title: str, body: str, more: str = "") -> str:
    return f"<title>{title}</title><description>{escape(body)}</description>{more}"


def test_each_entry_of_a_feed_is_an_article():
    dam, train = page(rss(entry(DAM, HTML), entry(TRAIN, " ".join(TRAIN_BODY))))
    assert told(dam) == (DAM, DAM_BODY)
    assert told(train) == (TRAIN, [" ".join(TRAIN_BODY)])
    assert [(each["position"], each["role"]) for each in (dam, train)] == [(0, "main"), (1, "main")]


def test_an_entry_keeps_its_id_when_the_feed_has_a_further_one():
    links = [f"<link>https://marfa.example/{at}</link>" for at in range(3)]
    dam, museum = entry(DAM, HTML, links[0]), entry(MUSEUM, " ".join(MUSEUM_BODY), links[1])
    train = entry(TRAIN, " ".join(TRAIN_BODY), links[2])
    before = [article["item_id"] for article in page(rss(dam, museum))]
    after = [article["item_id"] for article in page(rss(train, dam, museum))]
    assert after[1:] == before and len(set(after)) == 3
    assert len({article["item_id"] for article in page(rss(dam, dam))}) == 2


def test_an_entry_says_where_when_and_by_whom():
    (dam,) = page(
        rss(
            entry(
                DAM,
                HTML,
                "<link> https://marfa.example/dam </link><dc:creator>ليلى منصور</dc:creator>"
                "<pubDate>Fri, 15 Nov 2024 09:30:00 +0300</pubDate>"
                "<category><![CDATA[الري]]></category><category>وادي الزيتون</category>",
            )
        )
    )
    assert told(dam) == (DAM, DAM_BODY)
    assert dam["url"] == "https://marfa.example/dam"
    assert (dam["published"]["date"], dam["published"]["time"]) == ("2024-11-15", "09:30")
    assert (dam["byline"], dam["keywords"]) == ("ليلى منصور", ["الري", "وادي الزيتون"])


def test_the_whole_text_counts_and_not_the_summary():
    whole = f"<content:encoded><![CDATA[{HTML}<p>The post {DAM} appeared first on المرفأ.</p>]]>"
    (dam,) = page(rss(entry(DAM, f"{DAM_BODY[0][:40]}…", f"{whole}</content:encoded>")))
    assert told(dam) == (DAM, DAM_BODY)


def test_an_atom_feed():
    (dam,) = page(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>المرفأ</title><entry>'
        f'<title>{DAM}</title><link rel="self" href="https://marfa.example/self"/>'
        '<link href="https://marfa.example/dam"/><updated>2024-11-15T06:30:00Z</updated>'
        f'<author><name>ليلى منصور</name></author><category term="الري">\n</category>'
        f'<content type="html">{escape(HTML)}</content></entry></feed>'
    )
    assert told(dam) == (DAM, DAM_BODY)
    assert dam["url"] == "https://marfa.example/dam"
    assert dam["published"]["date"] == "2024-11-15"
    assert (dam["byline"], dam["keywords"]) == ("ليلى منصور", ["الري"])


def test_a_feed_of_rss_1():
    (dam,) = page(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" {SPACES}><channel/><item>'
        f"<link>https://marfa.example/dam</link><dc:date>2024-11-15</dc:date>"
        f"{entry(DAM, HTML)}</item></rdf:RDF>"
    )
    assert told(dam) == (DAM, DAM_BODY)
    assert (dam["url"], dam["published"]["date"]) == ("https://marfa.example/dam", "2024-11-15")


JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "صحيفة المرفأ",
    "items": [
        {
            "id": "1",
            "title": DAM,
            "url": "https://marfa.example/dam",
            "content_text": "\n".join(DAM_BODY),
            "date_published": "2024-11-15T09:30:00+03:00",
            "authors": [{"name": "ليلى منصور"}],
            "tags": ["الري", "وادي الزيتون"],
        },
        {"id": 2, "title": TRAIN, "content_html": f"<p>{'</p><p>'.join(TRAIN_BODY)}</p>"},
    ],
}


@pytest.mark.parametrize("as_text", [False, True])
def test_a_json_feed(as_text):
    feed = json.dumps(JSON, ensure_ascii=False)
    dam, train = page(json.dumps({"text": feed}) if as_text else feed)
    assert told(dam) == (DAM, DAM_BODY) and told(train) == (TRAIN, TRAIN_BODY)
    assert dam["url"] == "https://marfa.example/dam"
    assert (dam["published"]["date"], dam["published"]["time"]) == ("2024-11-15", "09:30")
    assert (dam["byline"], dam["keywords"]) == ("ليلى منصور", ["الري", "وادي الزيتون"])


@pytest.mark.parametrize(
    "items",
    ["null", "[1, null, {}]", '[{"title": 1, "tags": "a", "authors": "b", "author": 2}]', "["],
)
def test_a_json_feed_that_says_nothing_is_refused(items):
    feed = f'{{"version": "https://jsonfeed.org/version/1", "items": {items}}}'
    with pytest.raises(Unprocessable) as refused:
        split(parse(feed.encode()))
    assert refused.value.reason == "no_article"


def test_a_json_feed_of_version_1_that_only_sums_up():
    item = {"title": DAM, "summary": "\n".join(DAM_BODY), "author": {"name": "ليلى منصور"}}
    feed = {"version": "https://jsonfeed.org/version/1", "items": [item]}
    (dam,) = page(json.dumps(feed))
    assert told(dam) == (DAM, DAM_BODY) and dam["byline"] == "ليلى منصور"


def test_a_feed_below_empty_lines():
    (dam,) = page("\n\n" + rss(entry(DAM, HTML)))
    assert told(dam) == (DAM, DAM_BODY)


def test_an_entry_of_a_headline_alone_is_no_article():
    (dam,) = page(rss(entry(DAM, HTML), entry(MUSEUM, "")))
    assert told(dam) == (DAM, DAM_BODY) and dam["related_headlines"] == [MUSEUM]


@pytest.mark.parametrize(
    ("feed", "detail"),
    [
        (rss(), "no entry of the feed has a body"),
        (rss(entry(MUSEUM, "")), "no entry of the feed has a body"),
        (rss(entry(DAM, HTML))[:-20], "not well-formed"),
        (rss(entry(DAM, "\x01")), "not well-formed"),
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>',
            "declares entities",
        ),
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!-- <rss --><!ENTITY a "b">]><rss>&a;</rss>',
            "declares entities",
        ),
        (
            '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "x"><rss>&secret_of_the_page;</rss>',
            r"not well-formed, line 1, column \d+$",
        ),
    ],
)
def test_a_feed_without_articles_is_refused_and_says_why(feed, detail):
    with pytest.raises(Unprocessable, match=detail) as refused:
        split(parse(feed.encode()))
    assert refused.value.reason == "no_article"


def test_a_feed_of_too_many_entries_is_refused():
    with pytest.raises(Unprocessable) as refused:
        split(parse(rss(*[entry(DAM, HTML)] * 3).encode()), max_articles=2)
    assert refused.value.reason == "too_many_articles"


def test_a_page_in_xhtml_is_no_feed():
    (dam,) = page(f'<?xml version="1.0"?><html><body><h1>{DAM}</h1>{HTML}</body></html>')
    assert told(dam) == (DAM, DAM_BODY)


def test_an_entry_without_a_headline_or_a_body_breaks_nothing():
    (dam,) = page(rss(entry(DAM, HTML), entry("", "<p>صورة اليوم</p>"), entry("", "")))
    assert told(dam) == (DAM, DAM_BODY) and dam["related_headlines"] == ["صورة اليوم"]


def test_atom_may_hold_its_text_as_elements():
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in DAM_BODY)
    (dam,) = page(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{DAM}</title>'
        '<content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div></content></entry></feed>'
    )
    assert told(dam) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    "feed",
    [
        rss(f"<title>{DAM}</title><description><![CDATA[<!DOCTYPE html>{HTML}]]></description>"),
        rss(entry(DAM, HTML)).replace(
            "<rss", '<!DOCTYPE rss PUBLIC "-//RSS//DTD 0.91//EN" "x"><rss'
        ),
        rss(entry(DAM, HTML, '<content:encoded>&lt;img src="a.jpg"&gt;</content:encoded>')),
        rss(entry(DAM, HTML)).replace("صحيفة المرفأ", "صحيفة&nbsp;المرفأ"),
    ],
)
def test_feeds_that_are_not_quite_by_the_book_are_read(feed):
    (dam,) = page(feed)
    assert told(dam) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("editor@marfa.example (ليلى منصور)", "ليلى منصور"),
        *((written, None) for written in ("editor@marfa.example", "admin", "")),
    ],
)
def test_a_writer_is_a_name(author, byline):
    points = f"<ul><li>سد جديد للوادي</li></ul>{HTML}"
    (dam,) = page(rss(entry(DAM, points, f"<author>{author}</author>")))
    assert dam.get("byline") == byline
    assert told(dam) == (DAM, ["سد جديد للوادي", *DAM_BODY])


def test_elements_in_each_other_without_end_are_no_failure():
    deep = "<a>" * 20_000 + DAM_BODY[0] + "</a>" * 20_000
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry>'
    (dam,) = page(f"{atom}<title>{DAM}</title><content>{deep}</content></entry></feed>")
    assert told(dam) == (DAM, DAM_BODY[:1])


def test_an_entry_without_its_feed_is_one():
    more = (
        f"<dc:creator>سامر حداد</dc:creator><content:encoded><![CDATA[{HTML}]]></content:encoded>"
    )
    dated = "<pubDate>Fri, 15 Nov 2024 18:23:00 +0300</pubDate><slash:comments>0</slash:comments>"
    (dam,) = page(f"<item>{entry(DAM, DAM_BODY[0], more + dated)}</item>")
    assert told(dam) == (DAM, DAM_BODY) and dam["byline"] == "سامر حداد"
    assert dam["published"]["date"] == "2024-11-15"


def test_an_entry_without_its_feed_may_have_a_prolog():
    (main,) = page(f"<?xml version='1.0'?>\n<item>{entry(DAM, HTML)}</item>")
    assert told(main) == (DAM, DAM_BODY)


def test_an_atom_entry_without_its_feed_is_one():
    said = f"<title>{DAM}</title><content type='html'>{escape(HTML)}</content>"
    (main,) = page(f"<entry xmlns='http://www.w3.org/2005/Atom'>{said}</entry>")
    assert told(main) == (DAM, DAM_BODY)


def test_an_entry_without_a_title_or_an_article_is_nobodys_headline():
    photograph = "<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><description>صورة</description>"
    (main,) = page(rss(entry(DAM, HTML), photograph))
    assert main["related_headlines"] == []
