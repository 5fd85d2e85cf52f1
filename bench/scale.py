"""What more workers, more partitions and a start cost. `python -m bench.scale`."""

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from statistics import median

import click
from rich.console import Console
from rich.table import Table

from bench.kept import keep
from bench.measure import (
    Measured,
    Workload,
    backlogged,
    broker,
    drained,
    running,
    wait_for,
    workload,
)
from bench.runners import RUNNERS, Runner
from bench.running import Running, by_turns
from bench.topics import Topics
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
@click.option(
    "--warm", default=4000, show_default=True, help="Pages before it: 96 partitions need many."
)
def main(items: int, rounds: int, warm: int) -> None:
    """Drain the same backlog in every case at once; all workers share one core."""
    taken: dict[str, list[float]] = defaultdict(list)
    starts, gains = [], []
    with broker() as settings:
        load, page = workload(items, warm), workload(0, 1)
        for number in range(rounds):
            for name, measured in _costs(settings, load).items():
                taken[name].append(measured.cpu / items * 1e6)
                print(
                    f"round {number + 1}  {name:26} {taken[name][-1]:7.0f} us CPU/page", flush=True
                )
            starts.append(_start(settings, page))
            gains.append(_gain(settings, load))
            print(f"round {number + 1}  two workers, half a core each: {gains[-1]:.2f} x the rate")
    results = {
        "items": items,
        "rounds": rounds,
        "cpu_us": {name: {"median": median(runs), "runs": runs} for name, runs in taken.items()},
        "start_seconds": {"median": median(starts), "runs": starts},
        "rate_of_two": {"median": median(gains), "runs": gains},
    }
    _show(results)
    keep("scale", results)


def _costs(settings: Settings, load: Workload) -> dict[str, Measured]:
    """Drain in all cases at once, a worker 20 ms by turns: what slows the machine slows all."""
    with ExitStack() as stack:
        started = [
            stack.enter_context(_backlogged(settings, load, *case)) for case in _CASES.values()
        ]
        pool = stack.enter_context(ThreadPoolExecutor())
        workers = (worker for processes, _ in started for worker in processes.processes)
        with by_turns(*([worker] for worker in workers)):
            runs = pool.map(lambda each: drained(*each, load), started)
            return dict(zip(_CASES, runs, strict=True))


def _gain(settings: Settings, load: Workload) -> float:
    """The rate of two workers to that of one, each with half the time of a core for itself.

    A machine of two cores has none to spare beside the broker's, but half of one is to spare.
    """
    seconds = []
    for runner in _OURS, _TWO:
        with _backlogged(settings, load, runner, 12) as (running, topics):
            halves = [[process] for process in running.processes] + [[]]
            with by_turns(*halves[:2]):
                seconds.append(drained(running, topics, load).seconds)
    return seconds[0] / seconds[1]


def _backlogged(
    settings: Settings, load: Workload, runner: Runner, partitions: int
) -> AbstractContextManager[tuple[Running, Topics]]:
    """Stopped when each worker has its partitions."""
    workers = len(runner.commands)
    return backlogged(
        runner, settings, load, partitions, ready=lambda t: t.wait_until_shared(workers)
    )


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
