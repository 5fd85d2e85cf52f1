"""Draw docs/benchmarks.svg from the kept results. `python -m bench.plot`."""

import json
from pathlib import Path
from typing import Any

from matplotlib import pyplot
from matplotlib.axes import Axes

from bench.run import RESULTS

TARGET = Path(__file__).parents[1] / "docs" / "benchmarks.svg"
_COLOURS = {"ours": "#0b6e4f", "framework": "#9aa5b1", "loop": "#52606d", "steps": "#d9dee4"}


def main() -> None:
    """Draw what was measured: cost of a page with each runner, latency, and growth."""
    pyplot.switch_backend("svg")
    pyplot.rcParams["svg.hashsalt"] = "news-streams"  # the same file for the same numbers
    throughput, latency, growth = (_read(name) for name in ("throughput", "latency", "growth"))
    figure, (cost, wait, long) = pyplot.subplots(
        1, 3, figsize=(13, 5), width_ratios=(2.2, 1, 1), layout="constrained"
    )
    _cost(cost, throughput)
    _wait(wait, latency)
    _growth(long, growth)
    figure.savefig(TARGET, metadata={"Date": None})
    print(TARGET)


def _read(name: str) -> Any:
    return json.loads((RESULTS / f"{name}.json").read_bytes())


def _cost(axes: Axes, results: Any) -> None:
    runners = sorted(results["runners"].values(), key=lambda each: each["cpu_us"], reverse=True)
    costs = [each["cpu_us"] for each in runners]
    bars = axes.barh(
        [each["title"] for each in runners],
        costs,
        color=[_COLOURS[each["kind"]] for each in runners],
    )
    axes.bar_label(bars, [f"{cost:,.0f}" for cost in costs], padding=3)
    axes.set_title(
        f"CPU time of the worker per page, microseconds\n(less is better; "
        f"{results['items']:,} pages, medians of {results['rounds']})"
    )
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)


def _wait(axes: Axes, results: Any) -> None:
    runners = list(results["runners"].values())
    places = range(len(runners))
    for offset, key, shade in ((-0.2, "p50_ms", 0.55), (0.2, "p99_ms", 1.0)):
        bars = axes.bar(
            [place + offset for place in places],
            [each[key] for each in runners],
            width=0.38,
            color=_COLOURS["ours"],
            alpha=shade,
            label=key.removesuffix("_ms"),
        )
        axes.bar_label(bars, fmt="%.0f", padding=2)
    axes.set_xticks(places, [each["title"].replace(" ", "\n") for each in runners], fontsize=8)
    axes.set_title(f"Raw append to enriched visible, ms\n({results['rate']:.0f} pages/s)")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def _growth(axes: Axes, results: Any) -> None:
    samples = results["samples"]
    pages = [each["items"] / 1000 for each in samples]
    axes.plot(pages, [each["resident"] / 1e6 for each in samples], color=_COLOURS["ours"])
    axes.set_ylim(bottom=0)
    axes.set_xlabel("thousand pages done")
    axes.set_title("Resident memory of the worker, MB")
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    main()
