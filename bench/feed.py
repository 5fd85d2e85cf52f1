"""Raw items of the benchmark: pages of two articles, about 6 KB, varied from templates."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

_TEMPLATES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("pages.yaml").read_bytes())


def pages(count: int, seed: int = 1) -> Iterator[bytes]:
    """Give `count` raw values, the same for the same seed."""
    rng = Random(seed)
    for _ in range(count):
        yield _page(rng).encode()


def _page(rng: Random) -> str:
    first, second = rng.sample(_TEMPLATES["subjects"], 2)
    month, year = rng.choice(_TEMPLATES["months"]), rng.randint(2019, 2025)
    main, place, tags = _article(rng, first, 11)
    related, _, _ = _article(rng, second, 10)
    return "\n".join(
        [
            main[0],
            f"تاريخ النشر: {rng.randint(4, 20)}th, {month} {year} GMT",
            f"{place} – {main[1]}",
            *main[2:],
            f"المصدر: {rng.choice(_TEMPLATES['agencies'])}",
            f"كلمات دلالية: {tags}",
            "إقرأ أيضاً:",
            *related,
        ]
    )


def _article(rng: Random, subject: Any, paragraphs: int) -> tuple[list[str], str, str]:
    """Fill a subject's templates; gives its lines, the country it is written from, its tags."""
    capitals = _TEMPLATES["countries"]
    a, b = rng.sample(list(capitals), 2)
    slots = {
        "a": a,
        "b": b,
        "ca": capitals[a],
        "cb": capitals[b],
        "p": rng.choice(_TEMPLATES["people"]),
        "d": rng.choice(_TEMPLATES["weekdays"]),
        "n": rng.randint(3, 9),
        "m": rng.randint(11, 98),
    }
    chosen = [subject["headline"], *subject["paragraphs"][:paragraphs]]
    return [line.format(**slots) for line in chosen], a, subject["tags"].format(**slots)
