"""Three short articles of our own writing, and what becomes of pages made of them."""

from streams.schemas import check
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split

DAM = "وزيرة الري تفتتح سدا جديدا في وادي الزيتون"
DAM_BODY = [
    "افتتحت وزيرة الري، الأحد، سدا جديدا في وادي الزيتون يتسع لعشرة ملايين متر مكعب من المياه.",
    "وقالت الوزيرة إن السد سيروي عشرين قرية في الوادي، وإن العمل فيه استغرق أربع سنوات.",
    "وأضافت أن الوزارة ستبدأ الشهر المقبل مد قنوات الري إلى المزارع البعيدة.",
    "ويعتمد أهالي الوادي على مياه الأمطار في زراعة الزيتون منذ عقود.",
]
TRAIN = "قطار سريع يربط العاصمة بالميناء الشمالي"
TRAIN_BODY = [
    "بدأ القطار السريع أولى رحلاته بين العاصمة والميناء الشمالي، صباح الاثنين، قاطعا المسافة في "
    "ساعة واحدة وسط ترحيب من المسافرين الذين ملأوا العربات منذ ساعات الفجر الأولى.",
    "وقال مدير السكك الحديدية إن القطار ينقل ستة آلاف مسافر يوميا بين العاصمة والميناء، وإن عدد "
    "الرحلات سيتضاعف قبل نهاية العام الجاري بعد وصول عربات جديدة.",
]
MUSEUM = "متحف المدينة يعرض مخطوطات نادرة للمرة الأولى"
MUSEUM_BODY = [
    "يعرض متحف المدينة، ابتداء من الخميس، مخطوطات نادرة في الطب والفلك جمعها من مكتبات خاصة للمرة "
    "الأولى، ويستمر العرض ثلاثة أشهر.",
    "وذكرت مديرة المتحف أن المخطوطات رممت في مختبر جامعي قبل عرضها.",
]
STAMP = "تاريخ النشر: 15th, November 2024 GMT"


def page(*parts: str | list[str]) -> list[dict]:
    """Give the clean articles of a page of these lines."""
    text = "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))
    items = split(parse(text.encode()))
    for item in items:
        check("news.items", item)
    return [clean(item) for item in items]


def told(article: dict) -> tuple[str, list[str]]:
    """Give an article's title and its paragraphs."""
    return article["title"], article["text"].split("\n")


def only(*parts) -> dict:
    """The one article of a page, which is the dam's and nothing more."""
    (article,) = page(*parts)
    assert told(article) == (DAM, DAM_BODY)
    return article
