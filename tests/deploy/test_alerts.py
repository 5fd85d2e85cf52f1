"""Alert rules: valid, tested twice each, explained in the runbook, on metrics that exist."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.metrics import Metrics

DEPLOY = Path(__file__).parents[2] / "deploy"
RULES = DEPLOY / "prometheus/rules"
GROUPS = yaml.safe_load((RULES / "pipeline.yaml").read_text())["groups"]
CASES = yaml.safe_load((RULES / "pipeline_tests.yaml").read_text())["tests"]
ALERTS = [rule for group in GROUPS for rule in group["rules"] if "alert" in rule]
RECORDS = {rule["record"] for group in GROUPS for rule in group["rules"] if "record" in rule}
RUNBOOK = (DEPLOY / "RUNBOOK.md").read_text()


def each_alert(test: Callable[..., None]) -> Any:
    return pytest.mark.parametrize("alert", ALERTS, ids=lambda a: a["alert"])(test)


def exposed() -> set[str]:
    """Every sample name of a worker that has counted something."""
    metrics = Metrics(["diplomacy"])
    metrics.lagging({("news.raw", 0): 1})
    return {sample.name for metric in metrics.registry.collect() for sample in metric.samples}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "config", DEPLOY / "prometheus/prometheus.yml"],
        ["check", "rules", "--lint-fatal", RULES / "pipeline.yaml"],
        ["test", "rules", RULES / "pipeline_tests.yaml"],
    ],
    ids=lambda a: " ".join(map(str, a[:2])),
)
def test_promtool(tool: Callable[[str], str], arguments: list[Any]) -> None:
    run = subprocess.run([tool("promtool"), *arguments], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@each_alert
def test_alert_has_a_quiet_and_a_firing_case(alert: dict[str, Any]) -> None:
    cases = [t for case in CASES for t in case["alert_rule_test"]]
    firing = {bool(t["exp_alerts"]) for t in cases if t["alertname"] == alert["alert"]}
    assert firing == {False, True}


@each_alert
def test_alert_says_how_bad_it_is_and_what_to_do(alert: dict[str, Any]) -> None:
    assert alert["labels"]["severity"] in {"critical", "warning"}
    assert set(alert["annotations"]) == {"summary", "description", "runbook_url"}
    assert "{{" not in alert["annotations"]["summary"]  # constant, so that alerts group by it
    assert alert["annotations"]["runbook_url"] == f"deploy/RUNBOOK.md#{alert['alert'].lower()}"


@each_alert
def test_runbook_has_a_paragraph(alert: dict[str, Any]) -> None:
    paragraph = re.search(rf"^### {alert['alert']}\n\n(.+?)(?=\n###|\Z)", RUNBOOK, re.M | re.S)
    assert paragraph
    assert "**Look at**" in paragraph[1]
    assert "**Do:**" in paragraph[1]


def test_runbook_explains_no_alert_that_is_gone() -> None:
    assert re.findall(r"^### (\w+)$", RUNBOOK, re.M) == [alert["alert"] for alert in ALERTS]


@pytest.mark.parametrize("rule", [rule for group in GROUPS for rule in group["rules"]])
def test_rule_reads_metrics_that_exist(rule: dict[str, Any]) -> None:
    names = set(re.findall(r"[a-z_:]*(?:news|process)_[a-z_:]+", rule["expr"]))
    assert names <= exposed() | RECORDS
    assert names or "up{" in rule["expr"]
