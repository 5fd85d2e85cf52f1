"""The worker's three pages. Faust's own server is off: it would add tables, routes and graphs."""

from aiohttp import web
from mode import Service

from streams.health import Health
from streams.metrics import Metrics
from streams.settings import Settings

_CLOSE_SECONDS = 1.0  # for requests being answered
_TEXT = "text/plain; version=0.0.4; charset=utf-8"


class Web(Service):
    """Serve /metrics, /healthz and /readyz, and nothing else."""

    def __init__(self, settings: Settings, metrics: Metrics, health: Health) -> None:
        super().__init__()
        self.settings = settings
        self.metrics = metrics
        self.health = health
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def on_start(self) -> None:
        app = web.Application(client_max_size=1024)
        app.on_response_prepare.append(_hide_versions)
        app.router.add_get("/metrics", self._metrics)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_CLOSE_SECONDS)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.settings.web_host, self.settings.web_port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self.log.info("serving %s/metrics", self.url)

    async def on_stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _metrics(self, request: web.Request) -> web.Response:
        return web.Response(body=self.metrics.exposition(), headers={"Content-Type": _TEXT})

    async def _healthz(self, request: web.Request) -> web.Response:
        return _answer(not self.health.stalled, "alive", "stalled: lag and no progress")

    async def _readyz(self, request: web.Request) -> web.Response:
        return _answer(self.health.ready, "ready", "not ready: no partitions yet, or stalled")


async def _hide_versions(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.pop("Server", None)


def _answer(well: bool, yes: str, no: str) -> web.Response:
    return web.Response(text=(yes if well else no) + "\n", status=200 if well else 503)
