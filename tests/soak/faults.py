"""The faults, and a schedule of them made from a seed."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence
from random import Random

from tests.soak.stream import SESSION_SECONDS, Stream

Fault = Callable[[Stream, Random], Awaitable[None]]


async def worker_kill(stream: Stream, rng: Random) -> None:
    """kill -9 of a worker."""
    stream.kill(rng.randrange(len(stream.workers)))


async def worker_restart(stream: Stream, rng: Random) -> None:
    """SIGTERM of a worker; the next one joins while it drains."""
    await stream.restart(rng.randrange(len(stream.workers)))


async def worker_pause(stream: Stream, rng: Random) -> None:
    """SIGSTOP of a worker until the group has given its partitions away."""
    process = rng.choice(stream.workers).process
    process.send_signal(signal.SIGSTOP)
    await asyncio.sleep(SESSION_SECONDS + 2)
    process.send_signal(signal.SIGCONT)


async def rebalance(stream: Stream, rng: Random) -> None:
    """Three workers leave and join at once, and again a second later."""
    for _ in range(2):
        numbers = rng.choices(range(len(stream.workers)), k=3)
        await asyncio.gather(*(stream.restart(number) for number in set(numbers)))
        await asyncio.sleep(1)


async def broker_kill(stream: Stream, rng: Random) -> None:
    """kill -9 of a broker; it is back two seconds later."""
    broker = rng.choice(stream.brokers)
    broker.kill()
    await asyncio.sleep(2)
    await asyncio.to_thread(broker.start)


async def broker_pause(stream: Stream, rng: Random) -> None:
    """SIGSTOP of a broker for longer than the session timeout."""
    broker = rng.choice(stream.brokers)
    broker.pause()
    await asyncio.sleep(SESSION_SECONDS + 2)
    broker.resume()


async def cut(stream: Stream, rng: Random) -> None:
    """Reset every connection between workers and broker, three times."""
    assert stream.proxy
    for _ in range(3):
        stream.proxy.cut()
        await asyncio.sleep(rng.uniform(0.1, 1))


async def slow(stream: Stream, rng: Random) -> None:
    """Some 100 ms for every 16 KiB either way."""
    assert stream.proxy
    stream.proxy.delay = rng.uniform(0.05, 0.15)
    await asyncio.sleep(5)
    stream.proxy.delay = 0.0


async def silence(stream: Stream, rng: Random) -> None:
    """Connections that stay open and carry nothing, for longer than the session timeout."""
    assert stream.proxy
    stream.proxy.hold()
    await asyncio.sleep(SESSION_SECONDS + 2)
    stream.proxy.release()


FAULTS: dict[str, Fault] = {
    "worker-kill": worker_kill,
    "worker-restart": worker_restart,
    "worker-pause": worker_pause,
    "rebalance": rebalance,
    "broker-kill": broker_kill,
    "broker-pause": broker_pause,
    "cut": cut,
    "slow": slow,
    "silence": silence,
}


def schedule(
    rng: Random, names: Sequence[str], seconds: float, every: float
) -> list[tuple[float, str]]:
    """When which fault begins: one in each `every` seconds, each kind equally often."""
    count = int(seconds / every)
    order = [names[n % len(names)] for n in range(count)]
    rng.shuffle(order)
    return [(round((n + rng.random()) * every, 1), name) for n, name in enumerate(order)]


async def carry_out(stream: Stream, plan: Sequence[tuple[float, str]], rng: Random) -> None:
    """Do what the plan says when it says so, or right after the fault before."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for at, name in plan:
        await asyncio.sleep(max(0.0, begun + at - loop.time()))
        await FAULTS[name](stream, rng)
