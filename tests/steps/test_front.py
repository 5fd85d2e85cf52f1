"""Headers that tools write above the text of a page."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, page, told

URL = "https://marfa.example/2024/11/1"


def test_what_trafilatura_says_of_a_page():
    header = [
        *("---", f"title: {DAM}", "author: سلمى حداد", f"url: {URL}", "hostname: marfa.example"),
        *("sitename: شبكة المرفأ", 'date: "2024-11-15"', "tags: ['الري', 'السدود']"),
        *('fingerprint: "5f1c"', "---"),
    ]
    (main,) = page(header, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سلمى حداد"
    assert main["published"]["date"] == "2024-11-15"
    assert main["keywords"] == ["الري", "السدود"]


@pytest.mark.parametrize("headline", [[f"# {DAM}"], [DAM, "=" * 20]])
def test_what_a_reader_of_pages_says_above_its_markdown(headline):
    header = [f"Title: {DAM} | شبكة المرفأ", f"URL Source: {URL}"]
    dated = ["Published Time: 2024-11-15T08:30:00+02:00", "Markdown Content:"]
    (main,) = page(header, dated, headline, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["published"]["time"] == "08:30"


@pytest.mark.parametrize("line", [f"title: {DAM}", "---"])
def test_one_such_line_is_no_header(line):
    (main,) = page(line, STAMP, DAM_BODY)
    assert main["text"].split("\n") == DAM_BODY


def test_what_a_blog_says_in_its_front_matter():
    header = ["---", f'title: "{DAM}"', "author: 'سلمى حداد'", "date: 2024-11-15"]
    listed = ["tags:", "  - الري", "  - السدود", "source: https://marfa.example/1", "---"]
    (main,) = page(header, listed, f"# {DAM}", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سلمى حداد"
    assert main["keywords"] == ["الري", "السدود"]


def test_a_headline_that_begins_with_a_quotation_keeps_its_sign():
    title = '«الزيتون» و"الري".. سد جديد'
    for written in (title, '"' + title.replace('"', '\\"') + '"'):
        (main,) = page("---", f"title: {written}", "date: 2024-11-15", "---", DAM_BODY)
        assert told(main) == (title, DAM_BODY)
    (main,) = page('Title: "الزيتون 4".. سد جديد', f"URL Source: {URL}", DAM_BODY)
    assert main["title"] == '"الزيتون 4".. سد جديد'
