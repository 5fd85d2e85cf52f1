"""What is wrong in a label's file is said when it is loaded."""

from pathlib import Path

import pytest

from streams.steps.matching.groups import Centre
from streams.steps.matching.labels import load_card


def label(folder: Path, text: str) -> Path:
    path = folder / "trade" / "label.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path.parent


def test_a_phrase_of_two_groups(tmp_path: Path) -> None:
    folder = label(tmp_path, "phrases:\n  tariff: [رسوم]\n  quota: [حصة, رسوم]\n")
    with pytest.raises(ValueError, match="'رسوم' is in two groups of trade"):
        load_card(folder)


def test_a_centre_of_groups_that_are_not_there(tmp_path: Path) -> None:
    folder = label(tmp_path, "centre: {core: [tarif]}\nphrases:\n  tariff: [رسوم]\n")
    with pytest.raises(ValueError, match="no group of trade: tarif"):
        load_card(folder)


def test_a_centre_names_groups_after_their_label(tmp_path: Path) -> None:
    folder = label(tmp_path, "centre: {core: [tariff]}\nphrases:\n  tariff: [رسوم]\n")
    assert load_card(folder).centre == Centre(core=frozenset({"trade.tariff"}))
