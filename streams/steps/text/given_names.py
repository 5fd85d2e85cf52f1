"""Arabic given names, folded, from `resources/given_names.yaml`."""

from importlib.resources import files

import yaml

from streams.steps.text.fold import fold_phrase

_LISTS = yaml.safe_load((files("streams.resources") / "given_names.yaml").read_text("utf-8"))

BEFORE_NISBA = frozenset(map(fold_phrase, _LISTS["before_nisba"].split()))
GIVEN_NAMES = BEFORE_NISBA | frozenset(map(fold_phrase, _LISTS["others"].split()))
