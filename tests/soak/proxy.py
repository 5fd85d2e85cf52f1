"""A TCP proxy between workers and a broker: slow, cut or silent on demand; rewrites nothing."""

import asyncio
from contextlib import suppress
from pathlib import Path

from tests import kafka

_CHUNK = 16 * 1024


class Proxy:
    """Forwards `port` to `target`, both on loopback; the broker advertises `port`."""

    def __init__(self, port: int, target: int) -> None:
        self.port = port
        self.target = target
        self.delay = 0.0  # seconds before each chunk, either way
        self._open = asyncio.Event()
        self._open.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._forwarding: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> "Proxy":
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        return self

    async def stop(self) -> None:
        assert self._server
        self._server.close()
        self.release()
        self.cut()
        await asyncio.gather(*self._forwarding)

    def cut(self) -> None:
        """Reset every connection; new ones are taken."""
        for writer in self._writers:
            writer.transport.abort()

    def hold(self) -> None:
        """Let nothing through, and keep the connections open: a dead network."""
        self._open.clear()

    def release(self) -> None:
        self._open.set()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._forward(reader, writer))
        self._forwarding.add(task)
        task.add_done_callback(self._forwarding.discard)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            other_reader, other_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        both = {writer, other_writer}
        self._writers |= both
        await asyncio.gather(self._pump(reader, other_writer), self._pump(other_reader, writer))
        self._writers -= both

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                await self._open.wait()
                if self.delay:
                    await asyncio.sleep(self.delay)
                writer.write(chunk)
                await writer.drain()
        writer.close()


def behind_proxy(folder: Path) -> tuple[kafka.Broker, Proxy]:
    """A broker with a second listener that is advertised as the proxy's port; neither started."""
    plain, proxied, proxy, control = kafka.free_ports(4)
    listeners = f"PLAINTEXT://127.0.0.1:{plain},PROXIED://127.0.0.1:"
    properties = {
        "listeners": f"{listeners}{proxied},CONTROLLER://127.0.0.1:{control}",
        "advertised.listeners": f"{listeners}{proxy}",
        "listener.security.protocol.map": (
            "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT"
        ),
    }
    broker = kafka.Broker(folder, port=plain, controller_port=control, properties=properties)
    return broker, Proxy(proxy, proxied)
