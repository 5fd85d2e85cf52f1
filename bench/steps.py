"""The steps alone, without a broker: time by stage, beside TF-IDF with logistic regression."""

import gc
import gzip
import json
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median

import click
from rich.console import Console
from rich.table import Table

from bench.feed import pages
from streams.limits import Limits
from streams.messages import Record
from streams.pipeline import STAGES, run, run_all
from streams.work import portions

_LIMITS = Limits()
_REAL_BYTES = range(2_700, 3_300)  # of a real article of about 3 KB
_REAL = 1_000
_PARTS = ("parse, split", "clean", "classify", "encode")


def records(values: Sequence[bytes]) -> list[Record]:
    """Pages as they would be consumed."""
    return [
        Record("news.raw", 0, at, 1_700_000_000_000 + at, None, value)
        for at, value in enumerate(values)
    ]


@click.command()
@click.option("--items", default=5_000, show_default=True, help="Pages measured.")
@click.option("--warm", default=500, show_default=True, help="Pages before them.")
@click.option(
    "--shared",
    type=click.Path(path_type=Path),
    default="../shared",
    show_default=True,
    help="Real articles are measured too where this folder exists.",
)
@click.option("--as-json", is_flag=True, help="One line, with the messages made by topic.")
def main(items: int, warm: int, shared: Path, as_json: bool) -> None:
    """Run the steps on pages and say what each costs."""
    taken = records(list(pages(warm + items, 1)))
    if as_json:
        print(json.dumps(_drained(taken, warm)))
        return
    console = Console()
    console.print(_table(f"{items:,} pages of the benchmark", taken, warm))
    if (shared / "corpus").is_dir():
        real = records(_real(shared))
        console.print(_table(f"{len(real):,} real articles of about 3 KB", real * 2, len(real)))
    else:
        console.print(f"{shared} is not there: no real articles are measured")


def _drained(taken: Sequence[Record], warm: int) -> dict[str, object]:
    """Run all; give CPU and clock seconds after the warm-up, and the messages made by topic."""
    made = Counter(topic for record in taken[:warm] for topic in _made(record))
    warm_made = dict(made)
    cpu, begun = time.process_time(), time.perf_counter()
    for record in taken[warm:]:
        made.update(_made(record))
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - begun
    return {"cpu": cpu, "seconds": seconds, "warm": warm_made, "all": dict(made)}


def _made(record: Record) -> list[str]:
    return [message.topic for message in run(STAGES, record, _LIMITS).messages]


def _real(shared: Path) -> list[bytes]:
    """Give real articles of about 3 KB as bare pages."""
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt") as lines:
        texts = (f"{each['title']}\n{each['text']}".encode() for each in map(json.loads, lines))
        return list(islice((text for text in texts if len(text) in _REAL_BYTES), _REAL))


def _table(title: str, taken: Sequence[Record], warm: int) -> Table:
    """Time each record after the warm-up; medians, by page and by article."""
    run_all(STAGES, taken[:warm], _LIMITS)
    gc.freeze()  # as the worker does
    rows, articles = _timed(taken[warm:])
    plain = _tfidf([each.value.decode() for each in taken[warm:]])
    if plain:
        rows["TF-IDF, logistic regression"] = plain
    table = Table("median", "us a page", "us an article", "to TF-IDF", title=f"The steps: {title}")
    if not plain:
        table.caption = "scikit-learn is not installed (.[train]): no comparison"
    for name, seconds in rows.items():
        cells = [f"{median(seconds) * 1e6 / per:.0f}" for per in (1, articles)]
        table.add_row(name, *cells, _ratio(seconds, plain))
    return table


def _timed(taken: Sequence[Record]) -> tuple[dict[str, list[float]], float]:
    """Give the seconds of each stage and of all by record, and the articles of a record.

    As in a worker with a backlog, each stage does a portion of the records at once; the CPU time
    of all is a portion's, shared out by what each took. Records that became dead letters are left
    out.
    """
    rows: dict[str, list[float]] = {name: [] for name in (*_PARTS, "all", "all, CPU time")}
    articles = 0
    for portion in portions(taken):
        cpu = time.process_time()
        outcomes = run_all(STAGES, portion, _LIMITS)
        cpu = time.process_time() - cpu
        whole = sum(sum(outcome.seconds) for outcome in outcomes)
        done = [outcome for outcome in outcomes if not outcome.reason]
        articles += sum(len(outcome.events) for outcome in done)
        for outcome in done:
            took = sum(outcome.seconds)
            parts = (*outcome.seconds, took, cpu * took / whole)
            for row, value in zip(rows.values(), parts, strict=True):
                row.append(value)
    return rows, articles / len(rows["all"])


def _tfidf(texts: Sequence[str]) -> list[float]:
    """CPU seconds of the plain pipeline on each text, one at a time as they would come."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
    except ImportError:  # .[train] is not installed: no comparison
        return []
    plain = make_pipeline(TfidfVectorizer(), LogisticRegression())
    plain.fit(texts[:500], ["تدريب" in text for text in texts[:500]])
    seconds = []
    for text in texts:
        begun = time.process_time()
        plain.predict_proba([text])
        seconds.append(time.process_time() - begun)
    return seconds


def _ratio(seconds: list[float], plain: list[float]) -> str:
    return f"{median(seconds) / median(plain):.2f}" if plain else "-"


if __name__ == "__main__":
    main()
