"""Arabic given names, folded, from `resources/given_names.yaml`."""

from streams.steps.resources import read_yaml
from streams.steps.text.fold import fold_phrase

_LISTS = read_yaml("given_names.yaml")

BEFORE_NISBA = frozenset(map(fold_phrase, _LISTS["before_nisba"].split()))
GIVEN_NAMES = BEFORE_NISBA | frozenset(map(fold_phrase, _LISTS["others"].split()))
