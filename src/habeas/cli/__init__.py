"""The command line: a thin shell. Django and the engine are imported inside the commands, so that `--help` stays quick."""

from __future__ import annotations

import click

from habeas import __version__
from habeas.cli import cases, corpus, documents, findings, judging, lists, persons, reading, recording, review, searching, serve, shell


@click.group(cls=shell.Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="habeas")
@click.option("--author", envvar="HABEAS_AUTHOR", help="Who acts, as the ledger will say. [default: the login name]")
@click.pass_context
def main(ctx: click.Context, author: str | None) -> None:
    """Habeas keeps case files on people deprived of liberty or disappeared.

    Every statement stays with who said it and where; Habeas works out which cannot all be true, and why. It takes no side and never
    says who is right.

    \b
    To see what it does:  habeas demo
    With your own lists:  habeas new, import, link, check, show, report
    """
    ctx.obj = author


for each in (cases.new, lists.import_, documents.add, documents.text, documents.describe, reading.read, reading.proposals, review.review,
             review.confirm, review.reject, recording.record,
             persons.people, persons.show, searching.search, persons.link, judging.judge, judging.withdraw,
             findings.check, findings.report, recording.consent, recording.risk, cases.verify, cases.rebuild, cases.export,
             corpus.claims, corpus.corpus, serve.serve, cases.demo):
    main.add_command(each)
