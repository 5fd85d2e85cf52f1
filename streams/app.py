"""The Faust app of a worker: one agent that runs the stages, and the services around it."""

import logging
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

import faust
from faust.app.base import BootStrategy
from mode import CrashingSupervisor

from streams import __version__
from streams.delivery import Delivery
from streams.health import Health
from streams.metrics import Metrics
from streams.pipeline import Stage
from streams.settings import Settings
from streams.source import Batch, Source
from streams.steps.classify import shipped
from streams.web import Web
from streams.work import Work

log = logging.getLogger(__name__)


class _Boot(BootStrategy):  # type: ignore[misc]
    """Start in the data's way, reversed: what is downstream runs first and stops last."""

    enable_kafka = False
    enable_web = False
    enable_sensors = False

    def server(self) -> Iterable[Any]:
        app = self.app
        return (app.delivery, app.agents, app.health, app.web_pages, app.source)


class App(faust.App):  # type: ignore[misc]
    """A worker's app: its agent reads batches from the app's own source."""

    BootStrategy = _Boot

    def _create_directories(self) -> None:
        """Keep nothing on disk: there are no tables."""

    delivery: Delivery
    source: Source
    health: Health
    web_pages: Web


def create_app(settings: Settings, chain: Sequence[Stage]) -> App:
    """Build the app of a worker that runs `chain`, a contiguous run of stages."""
    names = [stage.name for stage in chain]
    app = App(settings.app_id, autodiscover=False)
    classifier = shipped()  # now: loading takes longer than the first record should wait
    model, group = classifier.model["version"], settings.group(names[0])
    log.info("news-streams %s: %s as %s, model %s", __version__, ", ".join(names), group, model)
    metrics = Metrics(classifier.labels, names, model)
    app.flow_control.resume()  # Faust does it when its own consumer has partitions
    channel = app.channel(maxsize=1)
    app.delivery = Delivery(settings, metrics)
    app.source = Source(settings, chain[0].reads, group, channel, metrics)
    app.health = Health(app.source, metrics)
    app.web_pages = Web(settings, metrics, app.health)
    work = Work(settings, chain, app.delivery, metrics)

    # Faust's default starts a dead agent again: its batch would never be done, the rest wait.
    @app.agent(  # type: ignore[untyped-decorator]
        channel, name="-".join(names), supervisor_strategy=CrashingSupervisor
    )
    async def agent(batches: AsyncIterator[Batch]) -> None:
        """Run the stages on each batch."""
        async for batch in batches:
            await work.take(batch)

    return app
