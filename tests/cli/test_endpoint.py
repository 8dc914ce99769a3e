"""The second reader on the command line: nothing is sent before a yes."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from habeas.cli import endpoint, shell
from habeas.reading.document import Document
from tests.reading.misbehaving import Handler, Server, serving

TEXT = "Ada Brand was freed in Port Vela on 12 May 1978."
OFFERS = '[{"quote": "was freed in Port Vela on 12 May 1978", "kind": "release", "value": "1978-05-12"}, {"quote": "was shot"}]'


@click.group(cls=shell.Commands)
def program() -> None:
    """A program with one command."""


@program.command()
@endpoint.options
def reads(yes: bool, **given: Any) -> None:
    """A command that takes the second reader in."""
    chosen = endpoint.chosen(**given)
    if chosen is None:
        click.echo("no second reader")
        return
    answer = endpoint.second_reader(chosen, Document(TEXT, "en", about="Ada Brand"), "letter.txt", yes)
    if answer:
        click.echo("\n".join([*(each.passage.quote for each in answer.proposals), *endpoint.lines(answer)]))
        assert endpoint.as_json(answer)["refused"] == [{"quote": "was shot", "why": "its quotation is not found word for word"}]


def answers(handler: Handler) -> None:
    handler.say(OFFERS)


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(program, ["reads", *words], input=typed)


def asked(server: Server, *words: str, typed: str = "") -> Result:
    return run("--endpoint", server.url, "--model", "toy", *words, typed=typed)


def test_there_is_no_second_reader_unless_one_is_named() -> None:
    assert run().stdout == "no second reader\n"


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_nothing_is_sent_without_a_yes(typed: str) -> None:
    with serving(answers) as server:
        result = asked(server, typed=typed)
    assert server.bodies == []
    assert "which is this machine" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("words", "typed"), [((), "y\n"), (("--yes",), "")])
def test_after_a_yes_the_answer_is_told_with_what_was_refused(words: tuple[str, ...], typed: str) -> None:
    with serving(answers) as server:
        result = asked(server, *words, typed=typed)
    assert len(server.bodies) == 1
    assert "letter.txt (48 characters)" in result.stderr
    assert result.stdout.splitlines() == [
        "was freed in Port Vela on 12 May 1978", "The model's answers: proposed: 1; refused: 1; stretches not read, or not wholly: 0.",
        "  refused: its quotation is not found word for word: was shot"]


def test_the_key_comes_from_the_environment_and_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_ENDPOINT_KEY", "toy-key-31337")
    with serving(answers) as server:
        result = asked(server, "--yes")
    assert server.headers[0]["authorization"] == "Bearer toy-key-31337"
    assert "31337" not in result.output
    assert "with your key" in result.stderr


@pytest.mark.parametrize(("words", "status", "sentence"), [
    (["--endpoint", "http://box.example/v1", "--model", "toy"], 1, "--unencrypted"),
    (["--endpoint", "nowhere", "--model", "toy"], 1, "cannot be used"),
    (["--endpoint", "http://127.0.0.1:1/v1"], 2, "--model"), (["--model", "toy"], 2, "--endpoint"), (["--unencrypted"], 2, "--endpoint")])
def test_a_mistake_is_a_sentence_before_anything_is_sent(words: list[str], status: int, sentence: str) -> None:
    result = run(*words, typed="y\n")
    assert (result.exit_code, sentence in result.stderr) == (status, True)
