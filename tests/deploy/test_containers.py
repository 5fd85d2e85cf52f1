"""The image and the compose files, as far as they can be checked without a container engine."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.settings import Settings, variable

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
GUARANTEES = (ROOT / "docs/guarantees.md").read_text()


class Loader(yaml.SafeLoader):
    """YAML with Compose's own tags."""


Loader.add_constructor("!reset", lambda loader, node: {})


def load(name: str) -> dict[str, Any]:
    return yaml.load((DEPLOY / name).read_text(), Loader)


COMPOSE = load("compose.yaml")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
FILES = ["compose.yaml", "compose.cluster.yaml"]


def each_service(test: Any) -> Any:
    return pytest.mark.parametrize("name", SERVICES)(test)


def test_dockerfile_has_no_lint(tool: Callable[[str], str]) -> None:
    run = subprocess.run(
        [tool("hadolint"), DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_base_images_are_pinned() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)
    version = bases[-1].split("-")[0]
    assert bases == [f"{version}-bookworm", f"{version}-slim-bookworm"]


def test_image_runs_as_nobody_special() -> None:
    user = re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.M)
    assert user
    assert int(user[-1]) >= 10_000


def test_image_checks_its_own_health() -> None:
    check = json.loads(re.search(r"^HEALTHCHECK .*\\\n\s+CMD (\[.*\])$", DOCKERFILE, re.M)[1])
    assert check[:2] == ["python", "-c"]
    compile(check[2], "HEALTHCHECK", "exec")
    assert "/healthz" in check[2]


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text().split()
    sources = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M)
        for source in line.split()
    ]
    assert sources
    for source in sources:
        assert (ROOT / source).exists(), source
        assert f"!{source}" in allowed


def test_the_image_compiles_for_itself_and_has_the_licence() -> None:
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().split()
    assert "**/*.so" in ignored[ignored.index("!streams") :]
    assert re.search(r"^COPY .*\bLICENSE\b", DOCKERFILE, re.M)


def test_settings_of_the_image_exist() -> None:
    known = {variable(f.name) for f in fields(Settings)}
    assert set(re.findall(r"\b(NEWS_\w+)=", DOCKERFILE)) <= known


@pytest.mark.parametrize("name", FILES)
def test_compose_file_follows_the_specification(name: str) -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("compose_spec")
    from compose_spec import PyCompose

    PyCompose.from_yaml(json.dumps(load(name)))  # JSON is YAML without the merge keys


@pytest.mark.parametrize("name", FILES)
def test_settings_of_the_services_exist(name: str) -> None:
    secret = {variable(f.name) + "_FILE" for f in fields(Settings)}
    known = {variable(f.name) for f in fields(Settings)} | secret
    for service in load(name)["services"].values():
        ours = {key for key in service.get("environment", {}) if key.startswith("NEWS_")}
        assert ours <= known
    assert "NEWS_BROKERS" in load(name)["services"]["worker"]["environment"]


@pytest.mark.parametrize("name", FILES)
def test_secrets_come_from_files_outside_the_tree(name: str) -> None:
    compose = load(name)
    declared = compose.get("secrets", {})
    for service in compose["services"].values():
        assert set(service.get("secrets", [])) <= set(declared)
        for key, value in service.get("environment", {}).items():
            assert "PASSWORD" not in key or str(value).startswith("/run/secrets/")
    assert declared
    assert all(secret["file"].startswith("./secrets/") for secret in declared.values())
    assert "*" in (DEPLOY / "secrets/.gitignore").read_text().splitlines()


@each_service
def test_image_is_pinned_or_built_here(name: str) -> None:
    service = SERVICES[name]
    if "build" in service:
        context = (DEPLOY / service["build"]["context"]).resolve()
        assert context == ROOT
        assert (context / service["build"]["dockerfile"]).is_file()
    else:
        assert re.search(r":v?\d+\.\d+\.\d+$", service["image"])


@each_service
def test_ports_are_on_loopback(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


@each_service
def test_health_is_known_before_others_depend_on_it(name: str) -> None:
    for other, how in SERVICES[name].get("depends_on", {}).items():
        if how["condition"] == "service_healthy":
            assert "test" in SERVICES[other]["healthcheck"]
        else:
            assert SERVICES[other]["restart"] == "no"


@each_service
def test_mounted_files_are_in_the_tree_and_volumes_declared(name: str) -> None:
    for volume in SERVICES[name].get("volumes", []):
        source = volume.split(":")[0]
        assert (
            (DEPLOY / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]
        )


def test_prometheus_looks_for_the_workers_where_compose_puts_them() -> None:
    config = yaml.safe_load((DEPLOY / "prometheus/prometheus.yml").read_text())
    discovery = config["scrape_configs"][0]["dns_sd_configs"][0]
    assert set(discovery["names"]) <= set(SERVICES)
    assert f"NEWS_WEB_PORT={discovery['port']}\n" in DOCKERFILE


def test_a_worker_has_the_time_to_end_that_is_promised() -> None:
    promised = re.search(r"at most `NEWS_SHUTDOWN_TIMEOUT` and (\d+) seconds", GUARANTEES)[1]
    grace = SERVICES["worker"]["stop_grace_period"]
    assert int(grace.removesuffix("s")) >= Settings().shutdown_timeout + int(promised)
