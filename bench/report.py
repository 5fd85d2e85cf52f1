"""Draw docs/benchmarks.svg and fill the tables of docs/benchmarks.md from the kept results."""

import re
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from matplotlib import pyplot
from matplotlib.axes import Axes

from bench.kept import kept
from bench.run import costs, ratio

_DOCS = Path(__file__).parents[1] / "docs"
_PAGE, _PICTURE = _DOCS / "benchmarks.md", _DOCS / "benchmarks.svg"
_DECISION = _DOCS / "decisions" / "0001-worker-loop.md"
_COLOURS = {"ours": "#0b6e4f", "framework": "#9aa5b1", "loop": "#52606d", "steps": "#d9dee4"}


def main() -> None:
    """Draw and write what was measured: cost of a page with each runner, latency, growth."""
    pyplot.switch_backend("svg")
    pyplot.rcParams["svg.hashsalt"] = "news-streams"  # the same file for the same numbers
    throughput, latency, growth = (kept(name) for name in ("throughput", "latency", "growth"))
    figure, (cost, wait, long) = pyplot.subplots(
        1, 3, figsize=(13, 5), width_ratios=(2.2, 1, 1), layout="constrained"
    )
    _cost(cost, throughput)
    _wait(wait, latency)
    _growth(long, growth)
    figure.savefig(_PICTURE, metadata={"Date": None})
    _fill(_PAGE, "throughput", _throughput_rows(throughput))
    _fill(_PAGE, "latency", _latency_rows(latency))
    _fill(_PAGE, "growth", _growth_rows(growth))
    _fill(_PAGE, "scale", _scale_rows(kept("scale")))
    _fill(_DECISION, "loop", _loop_rows(throughput))


def _fill(page: Path, name: str, rows: list[str]) -> None:
    """Put a table between the comments `<!-- name -->` and `<!-- /name -->`."""
    between = re.compile(f"(?<=<!-- {name} -->\\n).*?(?=<!-- /{name} -->)", re.S)
    table = "".join(f"{row}\n" for row in rows)
    text = page.read_text(encoding="utf-8")
    page.write_text(between.sub(lambda _: table, text), encoding="utf-8")


def _loop_rows(results: Any) -> list[str]:
    runners = results["runners"]
    shown = ("faust", "faust-fused", "aiokafka-loop", "confluent-loop", "ours")
    return [
        "| | us of CPU a page, beyond the steps |",
        "|---|---:|",
        *(f"| {runners[n]['title']} | {_beyond(runners, n):,.0f} |" for n in shown),
    ]


def _throughput_rows(results: Any) -> list[str]:
    runners = results["runners"]
    ours, staged = costs(runners["ours"]), costs(runners["ours-staged"])
    head = "| | version | pages/s | CPU us/page | beyond the steps | ours : it | ours staged : it |"
    return [
        head,
        "|---|---|---:|---:|---:|---:|---:|",
        *(
            f"| {each['title']} | {each['version']} | {each['rate']:,.0f} | {each['cpu_us']:,.0f} "
            f"({_range(each)}) | {_beyond(runners, name):,.0f} | {ratio(costs(each), ours):.2f} "
            f"| {ratio(costs(each), staged):.2f} |"
            for name, each in sorted(runners.items(), key=lambda item: item[1]["cpu_us"])
        ),
    ]


def _beyond(runners: Any, name: str) -> float:
    """What a page costs beyond the steps of the same round, us, as the median of the rounds."""
    pairs = zip(costs(runners[name]), costs(runners["steps"]), strict=True)
    return median(cost - steps for cost, steps in pairs)


def _range(runner: Any) -> str:
    return f"{min(costs(runner)):,.0f} to {max(costs(runner)):,.0f}"


def _latency_rows(results: Any) -> list[str]:
    return [
        "| | p50 ms | p99 ms | p99 of the rounds |",
        "|---|---:|---:|---|",
        *(
            f"| {each['title']} | {each['p50_ms']:.1f} | {each['p99_ms']:.1f} "
            f"| {', '.join(f'{p99:.0f}' for _, p99 in each['runs'])} |"
            for each in results["runners"].values()
        ),
    ]


def _growth_rows(results: Any) -> list[str]:
    samples = results["samples"]
    shown = [samples[round(at * (len(samples) - 1) / 8)] for at in range(1, 9)]
    return [
        "| pages | CPU us/page since the sample before | resident MB |",
        "|---:|---:|---:|",
        *(
            f"| {after['items']:,} "
            f"| {(after['cpu'] - before['cpu']) / (after['items'] - before['items']) * 1e6:,.0f} "
            f"| {after['resident'] / 1e6:.0f} |"
            for before, after in pairwise([samples[0], *shown])
        ),
    ]


def _scale_rows(results: Any) -> list[str]:
    one = results["cpu_us"]["one worker, 12 partitions"]["runs"]
    start, gain = (results[name]["median"] for name in ("start_seconds", "rate_of_two"))
    return [
        "| | CPU us/page | to one worker |",
        "|---|---:|---:|",
        *(
            f"| {name} | {each['median']:,.0f} | {ratio(each['runs'], one):.2f} |"
            for name, each in results["cpu_us"].items()
        ),
        f"| two workers with half a core each, pages/s | | {gain:.2f} |",
        f"| start of the process to its first events | {start:.2f} s | |",
    ]


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
    titles = [each["title"].removeprefix("Bare ").split(", all")[0] for each in runners]
    axes.set_xticks(places, titles, rotation=25, ha="right")
    axes.set_title(f"Append to enriched visible, ms\n({results['rate']:.0f} pages/s)")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def _growth(axes: Axes, results: Any) -> None:
    samples = results["samples"]
    pages = [each["items"] / 1000 for each in samples]
    axes.plot(pages, [each["resident"] / 1e6 for each in samples], color=_COLOURS["ours"])
    axes.set_ylim(bottom=0)
    axes.set_xlabel("thousand pages done")
    axes.set_title("Memory of the worker, MB")
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    main()
