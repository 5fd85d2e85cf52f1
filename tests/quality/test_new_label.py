"""A label is data: a third one takes a folder, labelled examples and the training command."""

import gzip
import json
from pathlib import Path

import pytest

from streams.steps.classify import Classifier
from tests.classified import clean

STORM = "تضرب عاصفة {} الساحل مساء مع أمطار غزيرة ورياح قوية، وحذر الراصد الجوي من السيول."
MARKET = "ارتفعت أسعار {} في السوق المركزية أمس مع زيادة الطلب، وتوقع التجار هدوء الحركة قريبا."
NAMES = ["الأمل", "الفجر", "النخيل", "الزهور", "الربيع", "الواحة", "المنارة", "السلام", "النهر"]
CARD = "label: weather\ndescription: Weather.\nphrases:\n  sky: [عاصفة, أمطار, رياح]\n"


@pytest.fixture
def material(tmp_path: Path) -> Path:
    """Articles on weather and markets, all but two labelled, in the form of the shared material."""
    texts = [(form.format(name), form is STORM) for name in NAMES for form in (STORM, MARKET)]
    articles = [{"id": f"{at}", "title": "", "text": text} for at, (text, _) in enumerate(texts)]
    labels = [
        {"id": f"{at}", "weather": "yes" if storm else "no"}
        for at, (_, storm) in enumerate(texts[:-2])
    ]
    for folder in ("corpus", "gold", "more", "resources/labels/weather"):
        (tmp_path / folder).mkdir(parents=True)
    with gzip.open(tmp_path / "corpus" / "articles.jsonl.gz", "wt") as lines:
        lines.writelines(f"{json.dumps(article)}\n" for article in articles)
    (tmp_path / "gold" / "dev.jsonl").write_text("\n".join(map(json.dumps, labels)))
    (tmp_path / "resources" / "labels" / "weather" / "label.yaml").write_text(CARD)
    return tmp_path


def test_third_label(material: Path) -> None:
    training = pytest.importorskip("training.train")
    training.train(material, material / "more", material / "resources", "2026-11-23")
    classifier = Classifier.load(material / "resources")
    storm = classifier.classify(clean("", STORM.format("البحر")))
    market = classifier.classify(clean("", MARKET.format("البحر")))
    assert [label["label"] for label in storm["labels"]] == ["weather"]
    assert any("عاصفة" in span["text"] for span in storm["labels"][0]["evidence"])
    assert market["labels"] == []
    assert market["probabilities"]["weather"] < 0.5
