"""Drain the same backlog with every runner in turn, round by round. `python -m bench.run`."""

import platform
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bench.kept import keep
from bench.measure import Measured, Workload, broker, drain, in_turn, workload
from bench.runners import RUNNERS

_STEPS = "steps"
_console = Console(width=110)


@click.command()
@click.option("--items", default=50_000, show_default=True, help="Pages in the backlog.")
@click.option("--rounds", default=5, show_default=True, help="Medians are taken over these.")
@click.option("--warm", default=500, show_default=True, help="Pages before the backlog.")
@click.option("--partitions", default=12, show_default=True, help="Of every topic.")
@click.option("--runners", default=",".join(RUNNERS), help="Names, comma separated.")
@click.option("--save/--no-save", default=True, help="Keep the numbers for the plot.")
def main(items: int, rounds: int, warm: int, partitions: int, runners: str, save: bool) -> None:
    """Measure and print a table; interleaved, so that a noisy minute harms all alike."""
    names = runners.split(",")
    unknown = [name for name in names if name not in RUNNERS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: not among {', '.join(RUNNERS)}")
    taken: dict[str, list[Measured]] = defaultdict(list)
    with broker() as settings:
        for number in range(rounds):
            load = workload(items, warm)
            taken[_STEPS].append(Measured(items, load.steps_seconds, load.steps_cpu, 0))
            for name in in_turn(names, number):
                taken[name].append(_one(name, settings, load, partitions, number))
    results = _results(taken, items, rounds, partitions)
    _show(results)
    if save:
        keep("throughput", results)


def _one(name: str, settings, load: Workload, partitions: int, number: int) -> Measured:
    measured = drain(RUNNERS[name], settings, load, partitions)
    rate, cpu = measured.items / measured.seconds, measured.cpu / measured.items * 1e6
    _console.print(f"round {number + 1}  {name:22} {rate:7.0f} items/s {cpu:7.0f} us CPU/item")
    return measured


def _results(
    taken: dict[str, list[Measured]], items: int, rounds: int, partitions: int
) -> dict[str, object]:
    return {
        "items": items,
        "rounds": rounds,
        "partitions": partitions,
        "python": platform.python_version(),
        "runners": {
            name: {
                "title": RUNNERS[name].title if name in RUNNERS else "The steps alone",
                "version": RUNNERS[name].version if name in RUNNERS else "",
                "kind": RUNNERS[name].kind if name in RUNNERS else _STEPS,
                "cpu_us": median(m.cpu / m.items for m in runs) * 1e6,
                "rate": median(m.items / m.seconds for m in runs),
                "runs": [asdict(m) for m in runs],
            }
            for name, runs in taken.items()
        },
    }


def costs(runner: dict[str, Any]) -> list[float]:
    """Give the CPU time of a page in each round, us."""
    return [run["cpu"] / run["items"] * 1e6 for run in runner["runs"]]


def ratio(those: Sequence[float], these: Sequence[float]) -> float:
    """Give the median over the rounds of what one costs to what the other did beside it.

    What slows the whole machine for minutes slows both, so this moves less than their medians do.
    """
    return median(one / other for one, other in zip(those, these, strict=True))


def _show(results) -> None:
    title = f"{results['items']:,} pages, medians of {results['rounds']}"
    table = Table("", "version", "items/s", "CPU us/item", "items/CPU s", "ours : it", title=title)
    runners = results["runners"]
    ours = runners.get("ours")
    for each in sorted(runners.values(), key=lambda each: each["cpu_us"]):
        table.add_row(
            each["title"],
            each["version"],
            f"{each['rate']:.0f}",
            f"{each['cpu_us']:.0f}",
            f"{1e6 / each['cpu_us']:.0f}",
            f"{ratio(costs(each), costs(ours)):.2f}" if ours else "",
        )
    _console.print(table)


if __name__ == "__main__":
    main()
