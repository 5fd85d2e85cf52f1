"""Alert rules: valid, tested twice each, explained in the runbook, on metrics that exist."""

import re
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tests.deploy.rules import ALERTS, DEPLOY, FOLDER, RECORDED, RULES, exposed

CASES = yaml.safe_load((FOLDER / "pipeline_tests.yaml").read_text())["tests"]
RUNBOOK = (DEPLOY / "RUNBOOK.md").read_text()


def each_alert(test: Callable[..., None]) -> Any:
    return pytest.mark.parametrize("alert", ALERTS, ids=lambda a: a["alert"])(test)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "config", DEPLOY / "prometheus/prometheus.yml"],
        ["check", "rules", "--lint-fatal", FOLDER / "pipeline.yaml"],
        ["test", "rules", FOLDER / "pipeline_tests.yaml"],
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


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.get("alert") or r["record"])
def test_rule_reads_metrics_that_exist(rule: dict[str, Any]) -> None:
    names = set(re.findall(r"[a-z_:]*(?:news|process)_[a-z0-9_:]+", rule["expr"]))
    assert names <= exposed() | RECORDED
    assert names or "up{" in rule["expr"]
