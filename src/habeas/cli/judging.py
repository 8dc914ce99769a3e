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
    """Take a JUDGEMENT back.

    It is named by its id, which `habeas judge FOLDER list` and `habeas show` print.
    """
    from habeas import questions
    from habeas.actions import judging as actions

    with shell.case(folder) as store:
        found = questions.judgement(store, judgement)
        actions.withdraw(store, found, reason, shell.hand(author))
    click.echo(f"Withdrawn: {found.sort} {' '.join(found.about)}. Both the judgement and its withdrawal stay on the record.")


def _listed(store: CaseStore, review: bool) -> list[dict[str, Any]]:
    """The judgements for printing; with `review` those that a rule made and a person should look at."""
    from habeas.cli.printing import judgement_json
    from habeas.drafting.mask import mask

    withdrawn = {each.judgement for each in store.withdrawals()}
    hide = mask(store.sources())
    return [judgement_json(each, each.id in withdrawn, hide) for each in store.judgements()
            if not review or (each.review and each.id not in withdrawn)]


def _resolved(store: CaseStore, sort: str, about: tuple[str, ...]) -> list[str]:
    """Full ids of what the user named: mentions and sources must be there, claims may be shortened. Raises NotInCase, Ambiguous."""
    from habeas import questions

    if sort in ("same", "different"):
        now = questions.standing(store)
        return [questions.mention(now, each) for each in about]
    if sort in ("independent", "copied"):
        return [questions.source(store, each) for each in about]
    return [questions.claim(store, each).id for each in about]
