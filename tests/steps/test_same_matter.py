"""A neighbour about the same matter as the article above it, whose words it has as well."""

import pytest

from tests.articles import page, told

BRIDGE = "وزارة النقل تبدأ صيانة الجسر الرئيسي الأسبوع المقبل"
BRIDGE_BODY = [
    "أعلنت وزارة النقل أن أعمال صيانة الجسر الرئيسي ستبدأ مطلع الأسبوع المقبل وتستمر ثلاثة أشهر.",
    "وقال الوزير إن الوزارة خصصت ميزانية كافية للمشروع، وإن الحركة ستحول إلى الطريق الدائري.",
    "وأضاف أن فرق العمل ستواصل مهامها ليلا ونهارا لتقليل الأثر على السائقين وسكان الأحياء.",
    "وكانت آخر أعمال صيانة للجسر قد جرت قبل عشر سنوات بمشاركة شركات محلية وأجنبية.",
]
IDEA = "مهندسون يقترحون صيانة الجسر الرئيسي من دون إغلاقه"
IDEA_BODY = [
    "اقترح مهندسون على وزارة النقل طريقة لصيانة الجسر الرئيسي لا تغلق أي مسار أمام السائقين.",
    "وقال نقيب المهندسين إن ما يقترحونه يقوم على تركيب دعامات مسبقة الصنع من دون إغلاق أي مسار.",
    "وأوضح أن المهندسين جربوا الدعامات على جسر آخر، وأن كلفتها تقل عن كلفة أي إغلاق.",
]


@pytest.mark.parametrize("above", [[], ["الأربعاء 13 مارس 2024 - 09:30"], ["2024-03-13T09:30:00Z"]])
def test_a_whole_article_below_a_marker(above):
    main, related = page(BRIDGE, BRIDGE_BODY, "اقرأ أيضا", IDEA, above, IDEA_BODY)
    assert told(main) == (BRIDGE, BRIDGE_BODY) and told(related) == (IDEA, IDEA_BODY)
    assert bool(above) == ("published" in related) and not main["related_headlines"]


def test_a_dateline_begins_an_article_that_hardly_tells_its_headline():
    headline = "بعد أشهر من الجدل.. حل جديد لأزمة الجسر الرئيسي"
    body = [f"بيروت - رويترز: {IDEA_BODY[0]}", *IDEA_BODY[1:]]
    main, related = page(BRIDGE, BRIDGE_BODY, "اقرأ أيضا", headline, body)
    assert told(main) == (BRIDGE, BRIDGE_BODY) and related["dateline"] == "بيروت"


@pytest.mark.parametrize("rest", [1, 2, 3])
def test_the_body_goes_on_below_the_headline(rest):
    (main,) = page(BRIDGE, BRIDGE_BODY[:rest], "اقرأ أيضا", IDEA, BRIDGE_BODY[rest:])
    assert told(main) == (BRIDGE, BRIDGE_BODY) and main["related_headlines"] == [IDEA]


def test_a_subheading_says_nothing_that_the_article_does_not():
    heading = "صيانة الجسر الرئيسي ثلاثة أشهر"
    rest = "خصصت الوزارة لصيانة الجسر الرئيسي ميزانية كافية، وتستمر ثلاثة أشهر ليلا ونهارا."
    (main,) = page(BRIDGE, BRIDGE_BODY, "اقرأ أيضا", heading, rest)
    assert main["text"].endswith(rest)
