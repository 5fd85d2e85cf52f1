"""What more workers, more partitions and a start cost. `python -m bench.scale`."""

import json
import time
from collections import defaultdict
from dataclasses import replace
from statistics import median

import click
from rich.console import Console
from rich.table import Table

from bench.measure import Workload, broker, drain, in_turn, running, wait_for, workload
from bench.run import RESULTS
from bench.runners import RUNNERS
from streams.settings import Settings

_OURS = RUNNERS["ours"]
_TWO = replace(_OURS, commands=_OURS.commands * 2)
_CASES = {
    "one worker, 12 partitions": (_OURS, 12),
    "two workers, 12 partitions": (_TWO, 12),
    "one worker, 1 partition": (_OURS, 1),
    "one worker, 96 partitions": (_OURS, 96),
}


@click.command()
@click.option("--items", default=20_000, show_default=True, help="Pages in the backlog.")
@click.option("--rounds", default=5, show_default=True)
@click.option("--warm", default=500, show_default=True)
def main(items: int, rounds: int, warm: int) -> None:
    """Drain the same backlog in each case in turn; all workers share one core."""
    taken: dict[str, list[float]] = defaultdict(list)
    starts = []
    with broker() as settings:
        load, page = workload(items, warm), workload(0, 1)
        for number in range(rounds):
            for name in in_turn(list(_CASES), number):
                runner, partitions = _CASES[name]
                measured = drain(runner, settings, load, partitions)
                taken[name].append(measured.cpu / items * 1e6)
                print(
                    f"round {number + 1}  {name:26} {taken[name][-1]:7.0f} us CPU/page", flush=True
                )
            starts.append(_start(settings, page))
    results = {
        "items": items,
        "rounds": rounds,
        "cpu_us": {name: {"median": median(runs), "runs": runs} for name, runs in taken.items()},
        "start_seconds": {"median": median(starts), "runs": starts},
    }
    _show(results)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "scale.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _start(settings: Settings, load: Workload) -> float:
    """Seconds from the start of the process to the enriched events of a page that waits."""
    with running(_OURS, settings, 12, before=lambda topics: topics.publish(load.warm)) as started:
        begun = time.perf_counter()
        wait_for(*started, load.after_warm, seconds=60)
        return time.perf_counter() - begun


def _show(results) -> None:
    table = Table("", "CPU us/page", title=f"{results['items']:,} pages")
    for name, each in results["cpu_us"].items():
        table.add_row(name, f"{each['median']:.0f}")
    Console().print(table)
    seconds = results["start_seconds"]["median"]
    print(f"from the start of the process to its first events: {seconds:.2f} s")


if __name__ == "__main__":
    main()
