"""`news-streams verify`: account for every raw record on the topics."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import click

from streams.cli import environment
from streams.cli.broker import consuming
from streams.cli.filters import Moment
from streams.cli.reading import until_end
from streams.cli.render import safe
from streams.oracle import Oracle, Report
from streams.pipeline import STAGES
from streams.settings import Settings
from streams.topics import DEAD_LETTERS, OUTPUTS

_MOST_BYTES = 1 << 24  # of metrics; more is another program's
_SCRAPE_SECONDS = 5.0
_OUTSIDE = "of raw records that were not read (deleted, before --since, or new by now)"
_ITEMS_OUT, _SET_ASIDE = "news_items_out_total", "news_dead_letters_total"

Series = tuple[str, Mapping[str, str], int]  # name, labels, value


@dataclass(frozen=True, slots=True)
class Compared:
    """A counter of the workers beside the number of records that it should equal."""

    name: str
    counted: int
    found: int


@click.command()
@click.option(
    "--metrics",
    "sources",
    multiple=True,
    metavar="URL|FILE",
    help="A worker's /metrics, or a saved copy, to compare with the topics; for each worker once.",
)
@click.option(
    "--exact",
    is_flag=True,
    help="No worker was killed or repeated work, no event refused: counters must be equal.",
)
@click.option(
    "--since", type=Moment(), help="Raw records since then only: RFC 3339, or an age like 2h."
)
def verify(sources: tuple[str, ...], exact: bool, since: int | None) -> None:
    """Account for every raw record: each has its events or its dead letter.

    Computes anew what each raw record becomes, with this version and these settings, and looks for
    exactly that: after an upgrade use --since. Start it when the lag is 0. Status 1 when anything
    is missing, has other bytes or was not expected; duplicates with the same bytes are counted, not
    an error.
    """
    if sources and since:
        raise click.UsageError("--metrics counts all records, --since asks for some")
    series = [one for source in sources for one in _scrape(source)]
    report = asyncio.run(account(environment.settings(), since or 0))
    wrong = [_is_wrong(one, exact) for one in compared(series, report)] if sources else []
    _print(report)
    if not report.records:
        raise click.ClickException("there are no raw records to account for")
    if not report.accounted or any(wrong):
        click.echo(_verdict(report, sum(wrong)))
        raise SystemExit(1)
    click.echo(f"ALL ITEMS ACCOUNTED: {report.records}")


async def account(settings: Settings, since: int = 0) -> Report:
    """Read the raw topic, then what came of it, each to its end; `since` in milliseconds."""
    oracle, begun = Oracle(settings), set[int]()
    async with consuming(settings, settings.topic(STAGES[0].reads)) as consumer:
        async for records in until_end(consumer):
            for record in records:
                if record.timestamp >= since or record.partition in begun:
                    begun.add(record.partition)
                    oracle.expect(record)
                    await asyncio.sleep(0)  # it computes: Ctrl-C should not wait for a whole batch
    for topic in OUTPUTS:
        async with consuming(settings, settings.topic(topic)) as consumer:
            async for records in until_end(consumer):
                for record in records:
                    if topic == DEAD_LETTERS:
                        oracle.letter(record)
                    else:
                        oracle.event(topic, record)
    return oracle.report()


def _print(report: Report) -> None:
    click.echo(f"{STAGES[0].reads}: {report.records} records")
    for topic in OUTPUTS:
        click.echo(f"{topic}: {report.found[topic]} records, {report.expected[topic]} expected")
    click.echo(f"duplicates with the same bytes: {report.duplicates}")
    for reason, count in report.letters.most_common():
        click.echo(f"dead letters, {safe(reason)}: {count}")
    for what, count in (("replayed", report.replayed), (_OUTSIDE, report.outside)):
        if count:
            click.echo(f"{what}: {count}")
    for example in report.examples:
        click.echo(safe(example))


def _verdict(report: Report, wrong: int) -> str:
    counts = {
        "missing": report.missing,
        "with other bytes": report.different,
        "unexpected": report.unexpected,
        "counters wrong": wrong,
    }
    return "NOT ACCOUNTED: " + ", ".join(f"{n} {what}" for what, n in counts.items() if n)


def compared(series: Iterable[Series], report: Report) -> list[Compared]:
    """Sum the workers' counters beside what the topics hold.

    A counter follows the acknowledgement and dies with its worker: it may fall short of the topic
    after a kill, never exceed it. An event that the broker refused is counted, and a dead letter
    stands for it.
    """
    sums: Counter[str] = Counter()
    for name, labels, value in series:
        sums[f"{name} {labels.get('stage', '')}"] += value
        sums[name] += value
    last = STAGES[-1]
    return [
        Compared(
            f"items out of {last.name}",
            sums[f"{_ITEMS_OUT} {last.name}"],
            report.found[last.writes] + report.refused_events,
        ),
        Compared("dead letters", sums[_SET_ASIDE], report.found[DEAD_LETTERS]),
    ]


def _is_wrong(one: Compared, exact: bool) -> bool:
    """Print a counter beside its topic; says whether it is wrong."""
    click.echo(f"metrics, {one.name}: {one.counted} counted, {one.found} on the topics")
    return one.counted > one.found or (exact and one.counted != one.found)


def _scrape(source: str) -> list[Series]:
    """The counters of a worker's metrics; the error that says why not names the source."""
    try:
        return _series(_text(source))
    except TimeoutError:
        why = f"{source} did not answer in {_SCRAPE_SECONDS:g} s"
    except (OSError, HTTPException) as error:
        why = f"can't read {source}: {error}"
    except (ValueError, OverflowError):  # the parser's, or a count that is none
        why = f"{source} has no metrics of a worker"
    raise click.ClickException(safe(why))


def _text(source: str) -> str:
    if not source.startswith(("http://", "https://")):
        with Path(source).open("rb") as file:
            return file.read(_MOST_BYTES).decode()
    with urlopen(source, timeout=_SCRAPE_SECONDS) as response:  # noqa: S310 - schemes are checked
        return str(response.read(_MOST_BYTES).decode())


def _series(text: str) -> list[Series]:
    from prometheus_client.parser import text_string_to_metric_families

    families = list(text_string_to_metric_families(text))
    samples = [sample for family in families for sample in family.samples]
    if not any(sample.name == _ITEMS_OUT for sample in samples):
        raise ValueError("another program's metrics")
    return [(s.name, s.labels, int(s.value)) for s in samples if s.name in (_ITEMS_OUT, _SET_ASIDE)]
