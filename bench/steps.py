"""The steps alone, without a broker: CPU time per page, by stage. `python -m bench.steps`."""

import json
import time
from collections import Counter

import click
from rich.console import Console
from rich.table import Table

from bench.feed import pages
from streams.pipeline import STAGES, Record, run

_MAX_BYTES = 1_000_000


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
        made.update(message.topic for message in run(STAGES, record, _MAX_BYTES).messages)
    warm_made = dict(made)
    stages = [0.0] * len(STAGES)
    cpu, begun = time.process_time(), time.perf_counter()
    for record in taken[warm:]:
        outcome = run(STAGES, record, _MAX_BYTES)
        made.update(message.topic for message in outcome.messages)
        for at, seconds in enumerate(outcome.seconds):
            stages[at] += seconds
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - begun
    if as_json:
        print(json.dumps({"cpu": cpu, "seconds": seconds, "warm": warm_made, "all": dict(made)}))
    else:
        _show(items, cpu, seconds, stages)


def _show(items: int, cpu: float, seconds: float, stages: list[float]) -> None:
    table = Table("", "us per page", title=f"The steps alone, {items:,} pages")
    for stage, spent in zip(STAGES, stages, strict=True):
        table.add_row(stage.name, f"{spent / items * 1e6:.0f}")
    table.add_row("parse, encode", f"{(seconds - sum(stages)) / items * 1e6:.0f}")
    table.add_row("all (CPU time)", f"{cpu / items * 1e6:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
