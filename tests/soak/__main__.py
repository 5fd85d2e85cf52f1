"""`python -m tests.soak`: a feed under faults, then the oracle's word. Status 1 if it says no."""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from streams.oracle import Report
from streams.settings import Settings
from tests import kafka
from tests.pages import records
from tests.soak.faults import FAULTS, carry_out, schedule
from tests.soak.proxy import Proxy, behind_proxy
from tests.soak.stream import ALL_STAGES, SESSION_SECONDS, Stream


def main() -> int:
    arguments = _arguments()
    names = arguments.faults.split(",")
    logging.getLogger("aiokafka").setLevel(
        logging.CRITICAL
    )  # the feed's client, ten times a second
    rng = random.Random(arguments.seed)
    plan = schedule(rng, names, arguments.seconds, arguments.every)
    print(f"seed {arguments.seed}, {arguments.items} items, {arguments.brokers} brokers")
    print("schedule: " + ", ".join(f"{at:g} s {name}" for at, name in plan), flush=True)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        return asyncio.run(_soak(arguments, plan, rng, Path(folder)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=180, help="how long to break things")
    parser.add_argument("--every", type=float, default=6, help="seconds from fault to fault")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--items", type=int, default=30_000)
    parser.add_argument("--malformed", type=int, default=97, help="every n-th item is not UTF-8")
    parser.add_argument("--faults", default=",".join(FAULTS), help="out of " + ", ".join(FAULTS))
    parser.add_argument("--brokers", type=int, choices=(1, 3), default=1)
    parser.add_argument("--apart", action="store_true", help="one stage a worker, two of each")
    return parser.parse_args()


async def _soak(
    arguments: argparse.Namespace, plan: list[tuple[float, str]], rng: random.Random, folder: Path
) -> int:
    brokers, proxy = _brokers(folder, arguments.brokers)
    settings = Settings(
        brokers=",".join(broker.address for broker in brokers),
        session_timeout=SESSION_SECONDS,
        request_timeout=10.0,
        web_port=0,
    )
    stages = ALL_STAGES.split(",") if arguments.apart else [ALL_STAGES]
    if proxy:
        await proxy.start()
    begun = time.monotonic()
    try:
        async with Stream(folder, settings, brokers, stages * 2, proxy) as stream:
            feed = records(arguments.items, malformed=arguments.malformed)
            rate = arguments.items / arguments.seconds
            await asyncio.gather(stream.publish(feed, rate), carry_out(stream, plan, rng))
            report = await stream.account(seconds=600 + arguments.seconds)
    finally:
        if proxy:
            await proxy.stop()
        for broker in brokers:
            broker.kill()
    _print(report, stream, plan, time.monotonic() - begun)
    return 0 if report.accounted and report.records >= arguments.items else 1


def _brokers(folder: Path, count: int) -> tuple[list[kafka.Broker], Proxy | None]:
    if count > 1:
        return kafka.Cluster(folder / "cluster", count).start().brokers, None
    broker, proxy = behind_proxy(folder / "broker")
    return [broker.start()], proxy


def _print(report: Report, stream: Stream, plan: list[tuple[float, str]], seconds: float) -> None:
    print(f"faults: {dict(Counter(name for _, name in plan))}, in {seconds:.0f} s")
    print(f"workers killed: {stream.kills}; ended by themselves: {dict(stream.ended)}")
    print(f"records: {report.records}, found: {dict(report.found)}")
    print(f"missing: {report.missing}, duplicates: {report.duplicates}")
    print(f"with other bytes: {report.different}, unexpected: {report.unexpected}")
    print(f"dead letters: {dict(report.letters)}")
    for example in report.examples:
        print(example)
    print(f"ALL ITEMS ACCOUNTED: {report.records}" if report.accounted else "NOT ACCOUNTED")


if __name__ == "__main__":
    sys.exit(main())
