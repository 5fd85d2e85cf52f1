"""The shipped alert rules, and the names that they and the dashboard may read."""

from pathlib import Path

import yaml

from streams.metrics import Metrics

DEPLOY = Path(__file__).parents[2] / "deploy"
FOLDER = DEPLOY / "prometheus/rules"
RULES = [
    rule
    for group in yaml.safe_load((FOLDER / "pipeline.yaml").read_text())["groups"]
    for rule in group["rules"]
]
ALERTS = [rule for rule in RULES if "alert" in rule]
RECORDED = {rule["record"] for rule in RULES if "record" in rule}


def exposed() -> set[str]:
    """Every sample name of a worker that has lag."""
    metrics = Metrics(["diplomacy"])
    metrics.lagging({("news.raw", 0): 1}, 0)
    return {sample.name for metric in metrics.registry.collect() for sample in metric.samples}
