"""The steps alone, without a broker: time by stage, beside TF-IDF with logistic regression."""

import json
import time
from collections import Counter

import click
from rich.console import Console
from rich.table import Table

from bench.feed import pages
from streams.limits import Limits
from streams.messages import Record
from streams.pipeline import STAGES, run

_LIMITS = Limits()


def records(count: int, seed: int = 1) -> list[Record]:
    """Pages as they would be consumed."""
    return [
        Record("news.raw", 0, at, 1_700_000_000_000 + at, None, page)
        for at, page in enumerate(pages(count, seed))
    ]


@click.command()
@click.option("--items", default=5_000, show_default=True, help="Pages measured.")
@click.option("--warm", default=500, show_default=True, help="Pages before them.")
@click.option("--as-json", is_flag=True, help="One line, with the messages made by topic.")
def main(items: int, warm: int, as_json: bool) -> None:
    """Run the steps on pages and say what each costs."""
    taken = records(warm + items)
    made: Counter[str] = Counter()
    for record in taken[:warm]:
        made.update(message.topic for message in run(STAGES, record, _LIMITS).messages)
    warm_made = dict(made)
    stages = [0.0] * len(STAGES)
    cpu, begun = time.process_time(), time.perf_counter()
    for record in taken[warm:]:
        outcome = run(STAGES, record, _LIMITS)
        made.update(message.topic for message in outcome.messages)
        for at, seconds in enumerate(outcome.seconds):
            stages[at] += seconds
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - begun
    if as_json:
        print(json.dumps({"cpu": cpu, "seconds": seconds, "warm": warm_made, "all": dict(made)}))
    else:
        rows = dict(zip((stage.name for stage in STAGES), stages, strict=True))
        rows |= {"parse, encode": seconds - sum(stages), "all (CPU time)": cpu}
        _show(
            rows,
            [record.value.decode() for record in taken[warm:]],
            made["news.enriched"] - warm_made["news.enriched"],
        )


def _show(rows: dict[str, float], texts: list[str], articles: int) -> None:
    title = f"The steps alone, {len(texts):,} pages of {articles / len(texts):.1f} articles"
    table = Table("", "us per page", "us per article", title=title)
    try:
        rows["TF-IDF, logistic regression"] = _tfidf(texts)
    except ImportError:
        table.caption = "scikit-learn is not installed (.[train]): no comparison"
    for name, seconds in rows.items():
        per_page = seconds / len(texts) * 1e6
        table.add_row(name, f"{per_page:.0f}", f"{per_page * len(texts) / articles:.0f}")
    Console().print(table)


def _tfidf(texts: list[str]) -> float:
    """CPU seconds of the plain pipeline on the same texts, one at a time as they would come."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    plain = make_pipeline(TfidfVectorizer(), LogisticRegression())
    plain.fit(texts[:500], ["تدريب" in text for text in texts[:500]])
    begun = time.process_time()
    for text in texts:
        plain.predict_proba([text])
    return time.process_time() - begun


if __name__ == "__main__":
    main()
