"""How well articles are found on composed pages, and lines told apart on real ones."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from streams.errors import Unprocessable
from streams.steps.clean import clean
from streams.steps.layout.reading import lines
from streams.steps.parse import parse
from streams.steps.split import split
from tests.quality.pages.compose import Composer
from tests.quality.pages.parts import Page, Truth, suitable

LABELS = Path(__file__).parent / "labels.jsonl"
WHOLE = 0.98  # token F1 of a body that counts as whole
_SHINGLE = 5  # words
_SHARES = ("whole", "without_leak", "without_extra")
_FIELDS = ("date", "sources", "keywords", "related")


def articles_of(text: str) -> list[dict[str, Any]]:
    """Give the clean articles of a page, none where it is set aside."""
    try:
        return [dict(clean(item)) for item in split(parse(text.encode()))]
    except Unprocessable:
        return []


def composed(shared: Path, seed: int, pages: int) -> dict[str, float]:
    """Measure on composed pages: shares of articles whole and read right, of pages unsoiled."""
    with gzip.open(shared / "corpus" / "articles.jsonl.gz") as corpus:
        composer = Composer(suitable(map(json.loads, corpus)), seed)
    counts: Counter[str] = Counter()
    for _ in range(pages):
        _count(composer.page(), counts)
    shares = {name: counts[name] / counts[f"{name} of"] for name in _SHARES}
    return shares | {name: counts[name] / counts["found"] for name in _FIELDS}


def _count(page: Page, counts: Counter[str]) -> None:
    found = articles_of(page.text)
    by_title = {article["title"]: article for article in reversed(found)}
    bodies = "\n".join(article["text"] for article in found)
    counts["without_leak of"] += 1
    counts["without_extra of"] += 1
    counts["without_extra"] += len(found) <= len(page.articles)
    counts["whole of"] += len(page.articles)
    counts["without_leak"] += not any(_shown(part) in bodies for part in page.neighbours)
    for truth in page.articles:
        article = by_title.get(_shown(truth.title))
        if article:
            counts["found"] += 1
            counts["whole"] += token_f1(_shown(truth.body), article["text"]) >= WHOLE
            counts.update(name for name in _FIELDS if _right(name, truth, article))


def _right(name: str, truth: Truth, article: dict[str, Any]) -> bool:
    if name == "date":
        return bool(truth.date == article.get("published", {}).get("date"))
    if name == "related":
        return sorted(map(_shown, truth.related)) == sorted(article["related_headlines"])
    return bool(getattr(truth, name) == article[name])


def token_f1(truth: str, text: str) -> float:
    """Give the F1 of a text's words, counted, against the true text's."""
    ours, theirs = Counter(text.split()), Counter(truth.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def real(shared: Path, part: str) -> dict[str, float]:
    """Measure on the labelled real pages of a part: precision, recall, F1 of lines."""
    raw = (shared / "pages" / "pages.jsonl").read_text(encoding="utf-8")
    pages = {page["id"]: page["raw"] for page in map(json.loads, raw.splitlines())}
    counts: Counter[tuple[str, bool]] = Counter()
    for label in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        if label["part"] == part:
            text = pages[label["id"]]
            shown = [
                line for a in articles_of(text) for line in (a["title"], *a["text"].split("\n"))
            ]
            for kind in ("keep", "drop"):
                counts.update((kind, _is_kept(text[s:e], kind, shown)) for s, e in label[kind])
    kept, lost, soil = counts["keep", True], counts["keep", False], counts["drop", True]
    return {
        "precision": kept / (kept + soil),
        "recall": kept / (kept + lost),
        "f1": 2 * kept / (2 * kept + lost + soil),
    }


def _is_kept(stretch: str, kind: str, shown: list[str]) -> bool:
    """Tell whether a labelled stretch of a page is among the shown lines.

    A kept stretch may have been joined or cut, so half of its word sequences are enough; a dropped
    one counts against us when it stands there whole, not when the body says the same words.
    """
    line = _shown(stretch).replace("\n", " ")
    words = line.split()
    shingles = [" ".join(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1))]
    if kind == "drop" and (line in shown or len(words) < _SHINGLE):
        return line in shown
    text = " ".join(shown)
    share = sum(shingle in text for shingle in shingles) / len(shingles)
    return share >= 0.5 if kind == "keep" else share >= 0.8 and shingles[0] in text


def _shown(text: str) -> str:
    return "\n".join(lines(text, "text/plain"))


if __name__ == "__main__":
    folder = Path(__file__).parents[4] / "shared"
    for seed in range(101, 104):
        print("composed", seed, composed(folder, seed, 1000))
    for part in ("dev", "held", "unseen", "second"):
        print("real", part, real(folder, part))
