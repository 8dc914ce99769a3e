"""Commands on judgements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import shell

if TYPE_CHECKING:
    from habeas.store.case import CaseStore


@click.command()
@shell.FOLDER
@click.argument("what", type=click.Choice(["same", "different", "two-events", "one-event", "prefer", "reject", "defer", "independent",
                                           "copied", "list"]))
@click.argument("about", nargs=-1)
@click.option("--reason", help="Why; it stays on the record.")
@click.option("--review", is_flag=True, help="With list: only judgements of a rule that a person should look at.")
@shell.FORMAT
@click.pass_obj
def judge(author: str | None, folder: Path, what: str, about: tuple[str, ...], reason: str | None, review: bool, form: str) -> None:
    """Record a judgement, or list them.

    \b
    same, different MENTION MENTION     one human being, or two
    two-events, one-event CLAIM CLAIM   claims that speak of two events, or of one
    prefer, reject, defer CLAIM         print first; take out of the reasoning; decide later
    independent, copied SOURCE SOURCE   sources that do not copy; the second copies the first
    list                                all judgements, those withdrawn too
    """
    from habeas import questions
    from habeas.actions import judging as actions
    from habeas.cli import printing

    with shell.case(folder) as store:
        if what == "list":
            rows = _listed(store, review)
            if form == "json":
                shell.as_json({"judgements": rows})
            else:
                click.echo("\n".join(printing.judgement_lines(rows)) or "Nothing has been judged yet.")
            return
        if not reason:
            raise click.UsageError("A judgement needs its reason: --reason TEXT.")
        sort = what.replace("-", " ")
        done = actions.judge(store, sort, _resolved(store, sort, about), reason, shell.hand(author))
    name = questions.short(done)
    click.echo(f"Recorded judgement {name}. To take it back: habeas withdraw {folder} {name} --reason TEXT")


@click.command()
@shell.FOLDER
@click.argument("judgement")
@click.option("--reason", required=True, help="Why; it stays on the record.")
@click.pass_obj
def withdraw(author: str | None, folder: Path, judgement: str, reason: str) -> None:
    """Take a JUDGEMENT back (by its id, as listings print it)."""
    from habeas import questions
    from habeas.actions import judging as actions

    with shell.case(folder) as store:
        found = questions.judgement(store, judgement)
        actions.withdraw(store, found, reason, shell.hand(author))
    click.echo(f"Withdrawn: {found.sort} {' '.join(found.about)}. Both the judgement and its withdrawal stay on the record.")


def _listed(store: CaseStore, review: bool) -> list[dict[str, Any]]:
    """The judgements for printing; with `review` those that a rule made and a person should look at."""
    from habeas.cli.printing import judgement_json

    withdrawn = {each.judgement for each in store.withdrawals()}
    return [judgement_json(each, each.id in withdrawn) for each in store.judgements() if each.review or not review]


def _resolved(store: CaseStore, sort: str, about: tuple[str, ...]) -> list[str]:
    """Full ids of what the user named: mentions and sources must be there, claims may be shortened. Raises NotFound, Ambiguous."""
    from habeas import questions
    from habeas.core.errors import NotFound

    if sort in ("same", "different"):
        known = {each.id for each in store.mentions()}
    elif sort in ("independent", "copied"):
        known = set(store.sources())
    else:
        return [questions.claim(store, each).id for each in about]
    for each in about:
        if each not in known:
            raise NotFound("mention" if sort in ("same", "different") else "source", each, known if len(known) < 2000 else ())
    return list(about)
