"""Everything that the weights and scores follow from, as one digest.

Training takes minutes; where this is as it was, so is what comes out of it.
"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from streams.steps import matching
from streams.steps.resources import RESOURCES
from streams.steps.text import fold
from training.corpus import cleaned, folded, read_articles, read_labels
from training.task import sources

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "joblib")


def digest(shared: Path, labels: Path, resources: Path) -> str:
    """Give it in 32 hexadecimal digits: code, libraries, articles, labels, phrases, countries."""
    found = hashlib.blake2b(digest_size=16)
    for part in _parts(shared, labels, resources):
        found.update(hashlib.blake2b(part).digest())
    return found.hexdigest()


def _parts(shared: Path, labels: Path, resources: Path) -> Iterator[bytes]:
    articles = read_articles(shared)
    gold = read_labels(sources(shared, labels)[:1])
    yield from folded(articles).keys
    yield from (cleaned(each) for each in articles if each["id"] in gold)
    for name in _LIBRARIES:
        yield version(name).encode()
    for path in _files(shared, labels, resources):
        yield path.read_bytes()


def _files(shared: Path, labels: Path, resources: Path) -> Iterator[Path]:
    yield from sources(shared, labels)
    yield from sorted((resources / "labels").glob("*/label.yaml"))
    yield from (RESOURCES / "countries.json", RESOURCES / "given_names.yaml")
    yield from sorted(Path(__file__).parent.glob("*.py"))
    yield from sorted(Path(matching.__path__[0]).glob("*.py"))
    yield Path(fold.__file__).with_name("fold.py")  # the module itself may be compiled
