"""The tags of a «كلمات دلالية:» line."""

import re

from streams.steps.fold import fold, fold_phrase

_SEPARATOR = re.compile(r"[،,؛;|/#•·\n]| [-–—] ")
_PERSIAN = str.maketrans("کی_", "كي ")  # Persian kaf and yeh; hashtags write spaces as _
_AROUND = " \t\u00a0.:!؟?\"'«»“”()[]-–—"
_LONGEST_LINE = 2_000
_MOST = 64
_MOST_WORDS = 128  # each pair is looked for in the whole body


def keywords(line: str, body: str) -> list[str]:
    """Split what follows the marker of a tags line into tags, 64 at most, each once.

    Where the line has no separators, two adjacent words are of one tag when the body has them side
    by side too.
    """
    written = line[:_LONGEST_LINE].translate(_PERSIAN)
    parts = [part for part in _SEPARATOR.split(written) if part.strip(_AROUND)]
    tags = parts if len(parts) > 1 else _join_as_in(body, written.split()[:_MOST_WORDS])
    tidy = (" ".join(tag.split()).strip(_AROUND) for tag in tags)
    return list({fold_phrase(tag): tag for tag in tidy if fold_phrase(tag)}.values())[:_MOST]


def _join_as_in(body: str, words: list[str]) -> list[str]:
    """Join the adjacent words that stand together in the body."""
    key = fold(body).key if len(words) > 1 else b""
    tags: list[str] = []
    for previous, word in zip(["", *words], words, strict=False):
        if previous and b"%b " % fold_phrase(f"{previous} {word}") in key:
            tags[-1] += f" {word}"
        else:
            tags.append(word)
    return tags
