"""What the runbook tells people to look at and to type is there."""

import json
import re
from dataclasses import fields

import click
import pytest

from streams.__main__ import main
from streams.settings import Settings, variable
from tests.deploy.rules import DEPLOY
from tests.deploy.test_containers import FILES, load

RUNBOOK = (DEPLOY / "RUNBOOK.md").read_text()
COMMANDS = sorted(set(re.findall(r"\bnews-streams ((?!-)[a-z][^`]*)`", RUNBOOK)))


@pytest.mark.parametrize("line", COMMANDS)
def test_command_and_its_options_exist(line: str) -> None:
    command: click.Command = main
    context = click.Context(main)
    words = line.split()
    while words and isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found is not None, line
        command = found
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_panels_exist() -> None:
    dashboard = json.loads((DEPLOY / "grafana/dashboards/pipeline.json").read_text())
    titles = {panel["title"] for panel in dashboard["panels"]} | {dashboard["title"]}
    named = set(re.findall(r"(?<!\*)\*([A-Za-z][^*\n]+)\*(?!\*)", RUNBOOK))
    assert named
    assert named <= titles


def test_settings_exist() -> None:
    known = {variable(field.name) for field in fields(Settings)}
    assert set(re.findall(r"\bNEWS_[A-Z_]+\b", RUNBOOK)) <= known


def test_what_is_to_be_set_in_the_shell_reaches_the_worker() -> None:
    said = set(re.findall(r"\b(NEWS_[A-Z_]+)=", RUNBOOK))
    given = [load(name)["services"]["worker"]["environment"] for name in FILES]
    merged = {name: value for environment in given for name, value in environment.items()}
    assert {"NEWS_STORM_SHARE", "NEWS_BATCH_RECORDS", "NEWS_BROKERS"} <= said
    for name in said:
        assert merged[name] is None or merged[name].startswith(f"${{{name}:")
