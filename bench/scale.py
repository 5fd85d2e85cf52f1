"""What more workers, more partitions and a start cost. `python -m bench.scale`."""

import json
import time
from collections import defaultdict
from dataclasses import replace
from statistics import median

import click
from rich.console import Console
from rich.table import Table

from bench.measure import (
    Measured,
    Workload,
    broker,
    drain,
    in_turn,
    running,
    wait_for,
    workload,
)
from bench.run import RESULTS
from bench.runners import RUNNERS, Runner
from streams.settings import Settings

_OURS = RUNNERS["ours"]
_TWO = replace(_OURS, commands=_OURS.commands * 2)
_CASES = {
    "one worker, 12 partitions": (_OURS, 12),
    "two workers, 12 partitions": (_TWO, 12),
    "one worker, 1 partition": (_OURS, 1),
    "one worker, 96 partitions": (_OURS, 96),
}
_SLICES = 2  # of the core's time, one for each worker where the rate of two is asked for


@click.command()
@click.option("--items", default=20_000, show_default=True, help="Pages in the backlog.")
@click.option("--rounds", default=5, show_default=True)
@click.option("--warm", default=500, show_default=True)
def main(items: int, rounds: int, warm: int) -> None:
    """Drain the same backlog in each case in turn; all workers share one core."""
    taken: dict[str, list[float]] = defaultdict(list)
    starts, gains = [], []
    with broker() as settings:
        load, page = workload(items, warm), workload(0, 1)
        for number in range(rounds):
            for name in in_turn(list(_CASES), number):
                runner, partitions = _CASES[name]
                measured = _drain(runner, settings, load, partitions)
                taken[name].append(measured.cpu / items * 1e6)
                print(
                    f"round {number + 1}  {name:26} {taken[name][-1]:7.0f} us CPU/page", flush=True
                )
            starts.append(_start(settings, page))
            gains.append(_gain(settings, load, number))
            print(f"round {number + 1}  two workers, half a core each: {gains[-1]:.2f} x the rate")
    results = {
        "items": items,
        "rounds": rounds,
        "cpu_us": {name: {"median": median(runs), "runs": runs} for name, runs in taken.items()},
        "start_seconds": {"median": median(starts), "runs": starts},
        "rate_of_two": {"median": median(gains), "runs": gains},
    }
    _show(results)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "scale.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _drain(runner: Runner, settings: Settings, load: Workload, *how: int) -> Measured:
    """Drain when each worker has its partitions."""
    workers = len(runner.commands)
    return drain(runner, settings, load, *how, ready=lambda t: t.wait_until_shared(workers))


def _gain(settings: Settings, load: Workload, number: int) -> float:
    """The rate of two workers to that of one, each with half the time of a core for itself.

    A machine of two cores has none to spare beside the broker's, but half of one is to spare.
    """
    cases = {"one": _OURS, "two": _TWO}
    seconds = {
        name: _drain(cases[name], settings, load, 12, _SLICES).seconds
        for name in in_turn(list(cases), number)
    }
    return seconds["one"] / seconds["two"]


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
    gain = results["rate_of_two"]["median"]
    print(f"two workers, each with half a core: {gain:.2f} times the rate of one with half a core")


if __name__ == "__main__":
    main()
