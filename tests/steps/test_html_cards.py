"""Cards of neighbours on HTML pages, whatever their classes, and links that are no cards."""

import pytest

from streams.errors import Unprocessable
from tests.articles import DAM, DAM_BODY, MUSEUM, MUSEUM_BODY, TRAIN, TRAIN_BODY, told
from tests.steps.markup import ARTICLE, html, prose

LEDES = {
    TRAIN: "بدأ القطار السريع أولى رحلاته بين العاصمة والميناء الشمالي صباح الاثنين.",
    MUSEUM: "يعرض متحف المدينة مخطوطات نادرة في الطب والفلك، ويستمر العرض ثلاثة أشهر.",
}


def cards(form: str) -> str:
    return "".join(form.format(head=head, lede=lede) for head, lede in LEDES.items())


@pytest.mark.parametrize(
    "form",
    [
        "<div><h4><a href=x>{head}</a></h4><span>3 مايو 2023</span><p>{lede}</p></div>",
        "<article><h3><a href=x>{head}</a></h3><p>{lede}</p><a href=x>اقرأ المزيد »</a></article>",
        "<div><a href=x><img></a><div><a href=x>{head}</a></div><div>{lede}</div></div>",
        "<div><a href=x>{head}</a></div>",
        "<section><a href=x><h5>{head}</h5><p>{lede}</p></a><small>منذ يومين</small></section>",
    ],
)
@pytest.mark.parametrize("label", ["<h3>مقالات ذات صلة</h3>", "<div><b>محتوى مدفوع</b></div>"])
@pytest.mark.parametrize(
    "row", ["<div>{label}{cards}</div>", "<div>{label}<div>{cards}</div></div>"]
)
def test_cards_below_a_marker_are_headlines(form, label, row):
    (main,) = html(f"<div>{ARTICLE}</div>{row.format(label=label, cards=cards(form))}")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_headlines_and_ledes_in_turn():
    row = cards("<div><a href=x>{head}</a></div><div>{lede}</div>")
    (main,) = html(f"{ARTICLE}<div><b>أخبار ذات صلة</b>{row}</div>")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_cards_whose_ledes_are_cut_are_headlines():
    row = cards("<div><a href=x>{head}</a><p>{lede}..</p></div>")
    (main,) = html(f"<div>{ARTICLE}</div><div>{row}</div>")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "form",
    [
        "<h3><a href=x>{head}</a></h3><p>{lede}</p>",
        "<div><h3><a href=x>{head}</a></h3><p>{lede}</p></div>",
        "<p><a href=x>{head}</a></p><p>{lede}</p>",
    ],
)
def test_linked_headings_above_whole_paragraphs_are_the_texts_own(form):
    articles = html(f"<h1>{DAM}</h1>{prose(DAM_BODY)}{cards(form)}")
    text = "\n".join(article["text"] for article in articles)
    assert all(lede in text for lede in LEDES.values())


@pytest.mark.parametrize("label", ["كلمات دلالية", "المصدر:", "وثائق القمة:"])
def test_links_of_several_words_below_another_label_are_no_neighbours(label):
    links = "<li><a href=x>مجلس الأمن الدولي</a></li><li><a href=y>وزارة الري المصرية</a></li>"
    (main,) = html(f"{ARTICLE}<div><h4>{label}</h4><ul>{links}</ul></div>")
    assert main["related_headlines"] == []


def test_a_link_of_nothing_but_bars_is_none():
    (main,) = html(f"{ARTICLE}<p><a href=x>|</a></p>")
    assert told(main) == (DAM, DAM_BODY)


def test_cards_in_mid_article_leave_its_body_and_its_date():
    row = cards("<div><h4><a href=x>{head}</a></h4><p>{lede}</p><b>3 مايو 2023</b></div>")
    body = f"{prose(DAM_BODY[:2])}<div><b>اقرأ أيضا</b>{row}</div>{prose(DAM_BODY[2:])}"
    (main,) = html(f"<h1>{DAM}</h1><p>15 نوفمبر 2024</p>{body}")
    assert told(main) == (DAM, DAM_BODY) and main["published"]["date"] == "2024-11-15"


def test_a_page_of_cut_ledes_has_no_article():
    more = "<a href=x>أكمل القراءة »</a>"
    row = cards("<article><h2><a href=x>{head}</a></h2><p>{lede}.. " + more + "</p></article>")
    with pytest.raises(Unprocessable) as refused:
        html(f"<h1>محليات</h1>{row}")
    assert refused.value.reason == "no_article"
    assert len(html(f"<h1>محليات</h1>{row.replace('..', '').replace(more, '')}")) > 0


@pytest.mark.parametrize("form", ["{head}: <a href=x>{lede}</a>", "<a href=x>{head}</a> {lede}"])
def test_linked_words_of_a_sentence_are_no_card(form):
    lines = [form.format(head=head, lede=lede) for head, lede in LEDES.items()]
    (main,) = html(f"<h1>{DAM}</h1><div>{prose(DAM_BODY)}{'<br>'.join(lines)}</div>")
    assert main["text"].count("القطار السريع") == 1 and main["text"].count("متحف المدينة") == 2


def test_links_of_whole_articles_are_no_cards():
    other = f"<h2><a href=x>{TRAIN}</a></h2>{prose(TRAIN_BODY)}"
    third = f"<h2><a href=x>{MUSEUM}</a></h2>{prose(MUSEUM_BODY)}"
    articles = html(
        f"<article>{ARTICLE}</article><article>{other}</article><article>{third}</article>"
    )
    assert [article["title"] for article in articles] == [DAM, TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "block",
    [
        f"<p>اقرأ أيضا:<br><a href=x>{TRAIN}</a></p>",
        f"<p><strong>اقرأ أيضا.. <a href=x>{TRAIN}</a></strong></p>",
        f"<div class=box><span>اقرأ أيضا</span> <a href=x>{TRAIN}</a></div>",
    ],
)
@pytest.mark.parametrize("line", ["قنوات إلى المزارع البعيدة", "سعدت اليوم بزيارة وادي الزيتون"])
def test_what_stands_below_a_marked_link_is_the_body(block, line):
    body = f"{prose(DAM_BODY[:2])}{block}<p><strong>{line}</strong></p>{prose(DAM_BODY[2:])}"
    (main,) = html(f"<h1>{DAM}</h1>{body}")
    assert told(main) == (DAM, [*DAM_BODY[:2], line, *DAM_BODY[2:]])
    assert main["related_headlines"] == [TRAIN]


def test_a_list_that_counts_its_links_for_screen_readers():
    items = "".join(
        f"<li><span class=screen-reader-text>list {n} of 2</span><a href=x>{head}</a></li>"
        for n, head in enumerate((TRAIN, MUSEUM), 1)
    )
    box = f"<div class=article-related><h3>قصص قد تهمك</h3><ul>{items}</ul></div>"
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY[:2])}{box}{prose(DAM_BODY[2:])}")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_list_for_screen_readers_of_linked_headlines():
    said = "<span class='screen-reader-text'>{}</span>"
    heads = "".join(
        f"<li>{said.format(f'list {at} of 2')}<a href=x>{head}</a></li>"
        for at, head in enumerate((TRAIN, MUSEUM), 1)
    )
    box = f"<h2>اقرأ أيضا</h2>{said.format('list of 2 items')}<ul>{heads}</ul>"
    box = f"<div class='more-on'>{box}{said.format('end of list')}</div>"
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY[:2])}{box}{prose(DAM_BODY[2:])}")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


HEADS = (DAM, MUSEUM, "افتتاح معرض الكتاب في المدينة القديمة")


def test_a_page_of_linked_headlines_and_a_ticker_has_no_article():
    cards = "".join(f"<div><a href=x><h3>{head}</h3></a></div>" for head in HEADS)
    ticker = f"<div class='ticker'><span>عاجل</span><a>{TRAIN}</a><a>{MUSEUM}</a></div>"
    with pytest.raises(Unprocessable) as refused:
        html(f"<h1>محليات</h1>{cards}{ticker}")
    assert refused.value.reason == "no_article"
