"""What all commands share: help, settings, and one line for what a user can mend."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from streams import __version__
from streams.__main__ import COMMANDS, main

NOBODY = "127.0.0.1:1"  # a port that nothing listens on
CONNECTING = [
    ("topics", "create"),
    ("topics", "describe"),
    ("publish", "-"),
    ("watch",),
    ("worker",),
    ("dead-letters", "list"),
    ("dead-letters", "show", "0:0"),
    ("dead-letters", "replay"),
    ("verify",),
]


def invoke(*arguments: str, **environ: str) -> Result:
    return CliRunner().invoke(main, arguments, env=environ, input="خبر قصير")


def test_help_lists_every_command_with_its_own_sentence() -> None:
    context = click.Context(main)
    for name, sentence in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(200).rstrip(".") == sentence.rstrip(".")
    shown = " ".join(invoke("--help").output.split())
    assert all(f"{name} {sentence}" in shown for name, sentence in COMMANDS.items())


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = (
        "import sys; from streams.__main__ import main; main(['--help'], standalone_mode=False); "
        "sys.exit(bool({'aiokafka', 'faust', 'jsonschema_rs', 'selectolax'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command: str) -> None:
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_h_is_help_too(command: str) -> None:
    assert invoke(command, "-h").output == invoke(command, "--help").output


def test_every_option_says_what_it_does() -> None:
    assert not [
        (command.name, option.name)
        for command in all_commands()
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]


@pytest.mark.parametrize("group", ["topics", "dead-letters"])
def test_the_sentences_of_a_groups_commands_are_whole(group: str) -> None:
    shown = CliRunner(env={"COLUMNS": "80"}).invoke(main, [group, "--help"]).output
    commands = shown.partition("Commands:\n")[2]
    assert commands and "..." not in commands


def all_commands() -> Iterator[click.Command]:
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        yield from command.commands.values() if isinstance(command, click.Group) else [command]


def test_version() -> None:
    assert __version__ in invoke("--version").output


def test_unknown_command() -> None:
    result = invoke("pubish")
    assert result.exit_code == 2
    assert "No such command" in result.stderr


@pytest.mark.parametrize("command", CONNECTING, ids=" ".join)
def test_an_absent_broker_is_one_line_and_status_1(command: tuple[str, ...]) -> None:
    result = invoke(*command, NEWS_BROKERS=NOBODY)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    last = result.stderr.splitlines()[-1]
    assert last.startswith("Error: can't connect to 127.0.0.1:1: ")
    assert "NEWS_BROKERS" in last


@pytest.mark.parametrize("command", CONNECTING, ids=" ".join)
def test_a_wrong_setting_is_one_line_and_status_2(command: tuple[str, ...]) -> None:
    result = invoke(*command, NEWS_COMPRESSION="zip\x1b[2J")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: NEWS_COMPRESSION: expected one of gzip, lz4, none, snappy, zstd\n"
    )


@pytest.mark.parametrize("command", [*CONNECTING, ("topics", "list"), ("explain",)], ids=" ".join)
def test_a_misspelt_setting_is_named_by_every_command(
    command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    said = invoke(*command, NEWS_BROKERS=NOBODY, NEWS_BROKER="elsewhere:9092").stderr
    logged = caplog.text  # the worker's
    assert (said + logged).count("NEWS_BROKER is no setting; is NEWS_BROKERS meant?") == 1


def test_a_missing_certificate_names_its_setting() -> None:
    result = invoke("topics", "list", NEWS_SSL_CAFILE="/nowhere/\x1b[31mca.pem")
    assert result.exit_code == 2
    assert "NEWS_SSL_CAFILE" in result.stderr
    assert "\x1b" not in result.stderr


def test_a_password_is_never_shown() -> None:
    user = {"NEWS_SECURITY_PROTOCOL": "SASL_PLAINTEXT", "NEWS_SASL_USERNAME": "reader"}
    secret = {**user, "NEWS_SASL_PASSWORD": "only-for-me"}
    results = [
        invoke("--help", **secret),
        invoke("topics", "list", **secret),
        invoke("topics", "describe", NEWS_BROKERS=NOBODY, **secret),
        invoke("topics", "describe", NEWS_COMPRESSION="zip", **secret),
    ]
    assert not any("only-for-me" in result.output for result in results)


def test_topics_list_follows_the_settings() -> None:
    shown = invoke("topics", "list", NEWS_TOPIC_PREFIX="mine.").output
    assert "mine.news.enriched.military-cooperation" in shown
    assert "30 days" in shown


def test_a_folder_without_pages_is_nothing_to_publish_whatever_the_broker(tmp_path: Path) -> None:
    (tmp_path / "picture.png").touch()
    result = invoke("publish", str(tmp_path), NEWS_BROKERS=NOBODY)
    assert result.exit_code == 1
    assert result.stderr == f"Error: nothing to publish in {tmp_path}\n"


def test_watch_knows_the_labels() -> None:
    result = invoke("watch", "--label", "sports")
    assert result.exit_code == 2
    assert "military_cooperation" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("watch", "--timeout", "nan"),
        ("watch", "--timeout", "-1"),
        ("demo", "samples", "--seconds", "0"),
        ("demo", "samples", "--seconds", "-5"),
        ("run", "samples", "--seconds", "nan"),
    ],
    ids=" ".join,
)
def test_seconds_that_are_none_are_refused(command: tuple[str, ...]) -> None:
    result = invoke(*command, NEWS_BROKERS=NOBODY)
    assert result.exit_code == 2
    assert f"Invalid value for '{command[-2]}'" in result.stderr


def test_raw_bytes_are_not_for_a_terminal() -> None:
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "streams", "dead-letters", "show", "0:0", "--raw"]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE)
    os.close(terminal)
    os.close(master)
    assert done.returncode == 2
    assert b"--raw is for a file or a pipe" in done.stderr
