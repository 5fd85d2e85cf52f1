"""The same work done by each framework, as its own documentation advises; one small file each.

Each reads `news.raw`, runs the stages, and produces what `streams.pipeline.run` gives: enriched
events, their copies by label, dead letters. `python -m bench.runners.<name>` runs until it is
killed; addresses and topics come from the worker's own settings (NEWS_BROKERS and so on).
"""

from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True)
class Runner:
    """What is measured: its title, whose version counts, and the processes that do the work."""

    title: str
    distribution: str
    commands: tuple[tuple[str, ...], ...]
    kind: str  # ours, framework or loop

    @property
    def version(self) -> str:
        return f"{self.distribution} {version(self.distribution)}"


_STAGED = (("ours", "split"), ("ours", "clean"), ("ours", "classify"))

RUNNERS = {
    "ours": Runner("Ours, all stages in a worker", "news-streams", (("ours",),), "ours"),
    "ours-staged": Runner("Ours, a worker a stage", "news-streams", _STAGED, "ours"),
    "faust": Runner("Faust, an agent a stage", "faust-streaming", (("faust_plain",),), "framework"),
    "faust-fused": Runner(
        "Faust, one agent", "faust-streaming", (("faust_plain", "fused"),), "framework"
    ),
    "quix": Runner("Quix Streams", "quixstreams", (("quix",),), "framework"),
    "faststream-aiokafka": Runner(
        "FastStream, aiokafka", "faststream", (("faststream_aiokafka",),), "framework"
    ),
    "faststream-confluent": Runner(
        "FastStream, confluent", "faststream", (("faststream_confluent",),), "framework"
    ),
    "arroyo": Runner("sentry-arroyo", "sentry-arroyo", (("arroyo_chain",),), "framework"),
    "bytewax": Runner("Bytewax", "bytewax", (("bytewax_flow",),), "framework"),
    "bytewax-batches": Runner(
        "Bytewax, in batches as ours", "bytewax", (("bytewax_flow", "batches"),), "framework"
    ),
    "aiokafka-loop": Runner("Bare aiokafka loop", "aiokafka", (("aiokafka_loop",),), "loop"),
    "confluent-loop": Runner(
        "Bare confluent-kafka loop", "confluent-kafka", (("confluent_loop",),), "loop"
    ),
}

# The same, sending at once: for the latency.
EAGER = Runner(
    "Bare confluent-kafka loop, linger 0", "confluent-kafka", (("confluent_loop", "0"),), "loop"
)
