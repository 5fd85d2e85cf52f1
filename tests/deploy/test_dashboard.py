"""The dashboard: on metrics that exist, with units, provisioned as files from this tree."""

import json
import re
from typing import Any

import pytest
import yaml

from streams.pipeline import NAMES
from tests.deploy.rules import DEPLOY, RECORDED, exposed

GRAFANA = DEPLOY / "grafana"
DASHBOARD = json.loads((GRAFANA / "dashboards/pipeline.json").read_text())
VARIABLES = {variable["name"]: variable for variable in DASHBOARD["templating"]["list"]}
ROWS = [panel for panel in DASHBOARD["panels"] if panel["type"] == "row"]
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]


def each_panel(test: Any) -> Any:
    return pytest.mark.parametrize("panel", PANELS, ids=lambda p: p["title"])(test)


def test_it_can_be_provisioned_again_and_again() -> None:
    assert DASHBOARD["uid"] == "news-streams-pipeline"
    assert "id" not in DASHBOARD
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(ids) == len(set(ids))


def test_one_row_for_each_stage_in_order() -> None:
    assert [row["title"] for row in ROWS] == ["Feed", "$stage", "Workers"]
    assert ROWS[1]["repeat"] == "stage"
    assert VARIABLES["stage"]["query"] == ",".join(NAMES)


@each_panel
def test_panel_explains_itself_and_has_a_unit(panel: dict[str, Any]) -> None:
    assert panel["description"].endswith(".")
    assert panel["fieldConfig"]["defaults"]["unit"]
    assert all(target["legendFormat"] for target in panel["targets"])


@each_panel
def test_panel_asks_the_chosen_data_source(panel: dict[str, Any]) -> None:
    assert panel["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
    assert VARIABLES["datasource"]["type"] == "datasource"
    assert all("datasource" not in target for target in panel["targets"])


@each_panel
def test_panel_reads_metrics_that_exist(panel: dict[str, Any]) -> None:
    for target in panel["targets"]:
        names = set(re.findall(r"\b[a-z_:]*(?:news|process)_[a-z_:]+", target["expr"]))
        assert names <= exposed() | RECORDED
        assert names or re.search(r"\b(up|ALERTS)\{", target["expr"])


def test_every_metric_of_ours_is_on_a_panel() -> None:
    shown = " ".join(target["expr"] for panel in PANELS for target in panel["targets"])
    ours = {n for n in exposed() if n.startswith("news_") and not n.endswith(("_sum", "_count"))}
    assert {name for name in ours if name not in shown} == set()


def test_panels_do_not_overlap() -> None:
    cells: set[tuple[int, int]] = set()
    for place in (panel["gridPos"] for panel in DASHBOARD["panels"]):
        across = range(place["x"], place["x"] + place["w"])
        down = range(place["y"], place["y"] + place["h"])
        covered = {(x, y) for x in across for y in down}
        assert max(across) < 24
        assert not covered & cells
        cells |= covered


def test_grafana_finds_the_dashboard_and_prometheus() -> None:
    provider = yaml.safe_load((GRAFANA / "provisioning/dashboards/pipeline.yaml").read_text())
    source = yaml.safe_load((GRAFANA / "provisioning/datasources/prometheus.yaml").read_text())
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    path = provider["providers"][0]["options"]["path"]
    assert f"./grafana/dashboards:{path}:ro" in compose["grafana"]["volumes"]
    assert source["datasources"][0]["url"] == "http://prometheus:9090"
    assert "prometheus" in compose
