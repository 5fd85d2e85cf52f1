"""Mine the words with which a body goes on: paragraphs begin with them, headlines hold them hardly
ever, and sentences seldom inside.

Words of the corpus are written, folded, not texts: `python -m training.resuming`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from streams.steps.resources import RESOURCES
from streams.steps.text.fold import KEY_ENCODING, fold_phrase
from training.corpus import read_articles

_FEWEST = 3  # paragraphs that begin with a word
_MOST_IN_TITLES = 0.02  # of as many headlines that hold it
_FIRST_TO_INSIDE = 0.3  # how often they begin a paragraph for once that they stand in a sentence
_SHORTEST = 60  # characters of a paragraph
_AND = fold_phrase("و")
# A sentence goes on with these as easily as a paragraph begins with them.
_NOT_THESE = frozenset(map(fold_phrase, ("ومن", "وعلى", "وعن", "ومع", "وبين", "وإلى")))
_SENTENCE_END = re.compile(r"(?<=[.؟!])\s+")


@click.command()
@click.option("--shared", type=click.Path(path_type=Path), default="../shared", show_default=True)
@click.option("--resources", type=click.Path(path_type=Path), default=RESOURCES)
def main(shared: Path, resources: Path) -> None:
    """Write the words, a line each."""
    lines = [word.decode(KEY_ENCODING) for word in mined(read_articles(shared))]
    (resources / "resuming.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    click.echo(f"{len(lines)} words")


def mined(articles: Iterable[dict[str, str]]) -> list[bytes]:
    """Give the words of articles that a body goes on with, folded and sorted."""
    first: Counter[bytes] = Counter()
    inside: Counter[bytes] = Counter()
    held: Counter[bytes] = Counter()
    for article in articles:
        for sentences in _paragraphs(article["text"]):
            first.update(sentences[0][:1])
            inside.update(word for words in sentences for word in words[1:])
        held.update(set(fold_phrase(article["title"]).split()[1:]))
    waw = (word for word in first if word.startswith(_AND) and word not in _NOT_THESE)
    return sorted(word for word in waw if _goes_on(first[word], inside[word], held[word]))


def _goes_on(first: int, inside: int, held: int) -> bool:
    often = first >= max(_FEWEST, _FIRST_TO_INSIDE * inside)
    return often and held <= _MOST_IN_TITLES * first


def _paragraphs(text: str) -> list[list[list[bytes]]]:
    """Give the folded words of each sentence of each paragraph but the first."""
    paragraphs = [line.strip() for line in text.split("\n") if len(line) > _SHORTEST]
    return [
        [fold_phrase(sentence).split() for sentence in _SENTENCE_END.split(line)]
        for line in paragraphs[1:]
    ]


if __name__ == "__main__":
    main()
