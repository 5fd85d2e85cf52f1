"""The settings, read once from the environment: `NEWS_<FIELD>`, or from `NEWS_<FIELD>_FILE`."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from streams.errors import InvalidSetting
from streams.settings import CREDENTIALS, Settings, variable


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises InvalidSetting with the variable's name."""
    known = {variable(f.name): f for f in fields(Settings)}
    values: dict[str, Any] = {}
    for name, spec in known.items():
        if f"{name}_FILE" in environ:
            text = _read_file(f"{name}_FILE", environ[f"{name}_FILE"])
        elif name in environ:
            text = environ[name]
        else:
            continue
        values[spec.name] = _convert(name, text, type(spec.default))
    return Settings(**values)


def doubts(settings: Settings, environ: Mapping[str, str]) -> list[str]:
    """What is set and has no effect, a line each: a misspelt name, or credentials not used."""
    known = [variable(f.name) for f in fields(Settings)]
    found = [name for name in environ if name.startswith("NEWS_")]
    unknown = [name for name in found if name.removesuffix("_FILE") not in known]
    lines = [f"{name} is no setting{_like(name, known)}" for name in unknown]
    for part, names in CREDENTIALS.items():
        idle = [variable(name) for name in names if getattr(settings, name)]
        if idle and part not in settings.security_protocol:
            protocol = settings.security_protocol
            lines.append(f"{idle[0]} has no effect: NEWS_SECURITY_PROTOCOL is {protocol}")
    if settings.ssl_keyfile and not settings.ssl_certfile:
        lines.append("NEWS_SSL_KEYFILE has no effect without NEWS_SSL_CERTFILE")
    return lines


def _like(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; is {near[0]} meant?" if near else ""


def _read_file(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except IsADirectoryError:  # an empty path too
        raise InvalidSetting(f"{name}: expected a file") from None
    except OSError as error:
        raise InvalidSetting(f"{name}: can't read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidSetting(f"{name}: {path} is not UTF-8 text") from None


def _convert(name: str, value: str, kind: type) -> Any:
    if kind is bool:
        if value.lower() not in {"true", "false", "1", "0"}:
            raise InvalidSetting(f"{name}: expected true or false")
        return value.lower() in {"true", "1"}
    try:
        return kind(value)
    except ValueError:
        whole = "whole " if kind is int else ""
        raise InvalidSetting(f"{name}: expected a {whole}number") from None
