"""How much a text says again of what a headline says."""

from streams.steps.fold import fold_phrase

_PREFIXES = tuple(
    prefix.encode("iso8859-6")
    for prefix in ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
)
_STEM = 5  # letters of a word that are compared, so that endings do not matter


def cohesion(headline: str, text: str) -> float:
    """Give the share, 0 to 1, of the headline's content words that the text has too."""
    stems = {_stem(word) for word in fold_phrase(headline).split() if len(word) > 3}
    if not stems:
        return 0.0
    key = fold_phrase(text)
    return sum(stem in key for stem in stems) / len(stems)


def _stem(word: bytes) -> bytes:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :][:_STEM]
    return word[:_STEM]
