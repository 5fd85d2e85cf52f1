"""The tags of a «كلمات دلالية:» line."""

from itertools import pairwise

from streams.steps.lines.values import BETWEEN_TAGS
from streams.steps.text.fold import fold, fold_phrase

_REWRITTEN = (("ک", "ك"), ("ی", "ي"), ("_", " "))  # Persian kaf and yeh; a hashtag's space
_ARTICLE = "ال"
_AROUND = " \t\u00a0.:!؟?\"'«»“”()[]-–—*•·"
_LONGEST_LINE = 2_000
_MOST = 64
_MOST_WORDS = 128  # each pair is looked for in the whole body


def keywords(line: str, body: str) -> list[str]:
    """Split what follows the marker of a tags line into tags, 64 at most, each once.

    Where the line has no separators, and none at its end, two adjacent words are of one tag when
    the body has them side by side too.
    """
    written = line[:_LONGEST_LINE]
    for char, ours in _REWRITTEN:
        written = written.replace(char, ours)
    parts = [part for part in BETWEEN_TAGS.split(written) if part.strip(_AROUND)]
    is_list = len(parts) > 1 or written.startswith("#") or written.endswith("؛")
    tags = parts if is_list else _join_as_in(body, written.split()[:_MOST_WORDS])
    tidy = (" ".join(tag.split()).strip(_AROUND) for tag in tags)
    by_key = {fold_phrase(tag): tag for tag in tidy}
    by_key.pop(b"", None)
    return list(by_key.values())[:_MOST]


def _join_as_in(body: str, words: list[str]) -> list[str]:
    """Join the adjacent words that stand together in the body, and two that do not both stand
    there where they read as one name: «كرة القدم»."""
    key = fold(body).key if len(words) > 1 else b""
    keys = [fold_phrase(word) for word in words]
    is_name = [word.startswith(_ARTICLE) for word in words] == [False, True]
    if is_name and not all(word in key for word in keys):
        return [" ".join(words)]
    tags = words[:1]
    for word, pair in zip(words[1:], pairwise(keys), strict=True):
        if b" ".join((*filter(None, pair), b"")) in key:
            tags[-1] += f" {word}"
        else:
            tags.append(word)
    return tags
