"""The floors of the shipped model, and the training that must give the same model again."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from streams.steps.resources import RESOURCES

FLOORS = json.loads(Path(__file__).with_name("classify_floors.json").read_bytes())
MODEL = json.loads((RESOURCES / "model.json").read_bytes())


def test_model_names_the_weights_that_are_shipped() -> None:
    weights = sorted((RESOURCES / "labels").glob("*/weights.json"))
    content = b"".join(path.read_bytes() for path in weights)
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    assert MODEL["weights_digest"] == digest
    assert MODEL["version"] == f"{MODEL['date'].replace('-', '.')}+{digest[:8]}"


def test_scores_are_not_below_the_floors() -> None:
    """The floors belong to one set of labels: other labels need floors measured on them."""
    assert MODEL["labels_digest"] == FLOORS["labels"]
    for figure in ("f1", "average_precision"):
        for label, floor in FLOORS[figure].items():
            assert MODEL["scores"][label][figure] >= floor
    for label, ceiling in FLOORS["calibration_error"].items():
        assert MODEL["scores"][label]["calibration_error"] <= ceiling


@pytest.mark.shared
@pytest.mark.slow
def test_training_gives_the_shipped_weights_and_scores(shared: Path, tmp_path: Path) -> None:
    """So the scores are measured, out of fold, and not written by hand.

    It takes minutes, so only where something has changed that they follow from.
    """
    training = pytest.importorskip("training.train")
    shutil.copytree(RESOURCES / "labels", tmp_path / "labels")
    for path in tmp_path.glob("labels/*/weights.json"):
        path.unlink()
    digest = training.inputs.digest(shared, training.LABELS, tmp_path)
    if digest != MODEL["inputs_digest"]:
        training.train(shared, training.LABELS, tmp_path, MODEL["date"])
        trained = json.loads((tmp_path / "model.json").read_bytes())
        for label, scores in MODEL["scores"].items():
            assert trained["scores"][label] == pytest.approx(scores, abs=0.01)
            _assert_alike(tmp_path / "labels" / label, RESOURCES / "labels" / label)


def _assert_alike(trained: Path, shipped: Path) -> None:
    """The last digits, and which of the weakest words are kept, hang on the processor."""
    ours, theirs = (json.loads((each / "weights.json").read_bytes()) for each in (trained, shipped))
    assert ours["threshold"] == pytest.approx(theirs["threshold"], abs=0.03)
    assert ours["bias"] == pytest.approx(theirs["bias"], abs=0.03)
    groups = ours["groups"].keys() | theirs["groups"].keys()
    assert all(
        abs(ours["groups"].get(name, 0) - theirs["groups"].get(name, 0)) < 0.03 for name in groups
    )
    weights, others = (
        {(forms[0], at): weight for *both, forms in each["words"] for at, weight in enumerate(both)}
        for each in (ours, theirs)
    )
    both = weights.keys() & others.keys()
    assert len(both) >= 0.99 * len(others)
    assert all(abs(weights[word] - others[word]) < 0.03 for word in both)


@pytest.mark.shared
def test_evidence_carries_the_decision_on_real_articles(shared: Path) -> None:
    """On the gold articles of each label: without the spans, the odds fall to a quarter or less."""
    from tests.quality.evidence import odds_ratios

    for label, ratios in odds_ratios(shared).items():
        assert len(ratios) > 50, label
        assert sorted(ratios)[len(ratios) // 2] < 0.25
        assert sum(ratio < 1 for ratio in ratios) >= 0.98 * len(ratios)
