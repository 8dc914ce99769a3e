"""Commands on proposals: review them one after the other, confirm or reject them by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import shell
from habeas.core.errors import HabeasError

if TYPE_CHECKING:
    from habeas.actions.hand import Hand
    from habeas.actions.reviewing import Correction
    from habeas.core.proposals import Filed
    from habeas.store.case import CaseStore

KEYS = "c confirm, e correct, r reject, s skip, u undo the last, q stop"


def _filters(command: Any) -> Any:
    """The options that choose among the open proposals."""
    command = click.option("--rule", "rules", multiple=True, help="Only by rules that begin so. May be repeated.")(command)
    command = click.option("--kind", "kinds", multiple=True, help="Only of this kind. May be repeated.")(command)
    command = click.option("--exhibit", help="Only in this document: the beginning of its digest, or the name of its file.")(command)
    return click.option("--person", help="Only on this person: a mention, or words of the name.")(command)


@click.command()
@shell.FOLDER
@_filters
@click.pass_obj
def review(author: str | None, /, folder: Path, **chosen: Any) -> None:
    """Decide on proposals, one after the other.

    Each stands in its sentence between its neighbours, the words that were read between >> and <<. Type a letter and Enter: c confirm as it
    stands, e correct (person, kind, value, speaker, date), r reject, s skip, u undo the last decision, q stop. What was decided is
    kept at once; everything can be taken back.
    """
    with shell.case(folder) as store:
        session = Session(store, author, _open(store, **chosen))
        session.run()
    click.echo(session.told())


@click.command()
@shell.FOLDER
@click.argument("ids", metavar="PROPOSAL...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that the options choose, instead of ids.")
@_filters
@click.option("--reason", default="", help="Why, if there is more to say than that the document says so.")
@click.pass_obj
def confirm(author: str | None, /, folder: Path, ids: tuple[str, ...], everything: bool, reason: str, **chosen: Any) -> None:
    """Confirm proposals as they stand, by their ids.

    An id may be cut to its first characters, as `habeas proposals` prints it.
    """
    from habeas.actions import reviewing

    with shell.case(folder) as store:
        done = reviewing.confirm_all(store, _named(store, ids, everything, chosen), shell.hand(author), reason)
    joined = sum(bool(each.joined) for each in done)
    about = f" {joined:,} of them on persons of the case, whom their documents are about." if joined else ""
    click.echo(f"Confirmed {len(done):,}.{about}" + (f" Next: habeas check {folder}" if done else ""))


@click.command()
@shell.FOLDER
@click.argument("ids", metavar="PROPOSAL...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that the options choose, instead of ids.")
@_filters
@click.option("--reason", required=True, help="Why; it stays on the record.")
@click.pass_obj
def reject(author: str | None, /, folder: Path, ids: tuple[str, ...], everything: bool, reason: str, **chosen: Any) -> None:
    """Reject proposals, by their ids.

    An id may be cut to its first characters, as `habeas proposals` prints it.
    """
    from habeas.actions import reviewing

    with shell.case(folder) as store:
        done = reviewing.reject_all(store, _named(store, ids, everything, chosen), reason, shell.hand(author))
    click.echo(f"Rejected {len(done):,}. They stay on the record, and each can be taken back.")


def _named(store: CaseStore, ids: Sequence[str], everything: bool, chosen: dict[str, Any]) -> list[Filed]:
    """The proposals that the user means. Raises NotInCase, Ambiguous."""
    from habeas import questions

    if bool(ids) == everything or (ids and any(chosen.values())):
        raise click.UsageError("Give the ids of proposals, or --all with options that choose among the open ones.")
    if everything:
        return _open(store, **chosen)
    return list({found.id: found for each in ids for found in [questions.proposal(store, each)]}.values())


def _open(store: CaseStore, person: str | None, kinds: Sequence[str], exhibit: str | None, rules: Sequence[str]) -> list[Filed]:
    """The open proposals that the options choose. Raises NotInCase, Ambiguous."""
    from habeas.cli import proposing
    from habeas.cli.documents import exhibit_named
    from habeas.store.proposals import open_proposals

    wanted = exhibit_named(store, exhibit).id if exhibit else ""
    return proposing.chosen(open_proposals(store, [wanted] if wanted else None), person, kinds, wanted, rules)


class Session:
    """One review: the proposals, where it stands, and what was done."""

    def __init__(self, store: CaseStore, author: str | None, filed: Sequence[Filed]) -> None:
        from habeas.drafting.mask import mask
        from habeas.quotations import contexts

        self.store, self.author, self.filed = store, author, filed
        self.hide = mask(store.sources(), (each.claim for each in filed))
        self.contexts = contexts(store, (each.claim for each in filed))
        self.place = 0
        self.decisions: list[tuple[int, str, str]] = []  # place, what was done, the judgement
        self.skipped: set[int] = set()

    def run(self) -> None:
        """Put one proposal after the other before the user, until all are done, `q`, or the end of what is typed."""
        from habeas.cli.proposing import review_lines

        try:
            while self.place < len(self.filed) or self._undo_wanted():
                each = self.filed[self.place]
                lines = review_lines(each, self.contexts.get(each.id), self.place + 1, len(self.filed), self.hide)
                click.echo("\n".join(lines))
                while self._asked(each):
                    pass
        except (click.Abort, EOFError):
            click.echo()

    def _undo_wanted(self) -> bool:
        """After the last proposal: whether the user goes back."""
        if not self.decisions:
            return False
        wanted = click.prompt("\nThat was the last. u undo the last, Enter to stop", prompt_suffix=": ", default="", show_default=False)
        return bool(wanted.strip().lower()[:1] == "u" and not self._undone())

    def _asked(self, filed: Filed) -> bool:
        """Ask what to do; whether to ask again about the same. Raises click.Abort at the end."""
        key = click.prompt(f"\n{KEYS}", prompt_suffix=": ", default="", show_default=False).strip().lower()[:1]
        if key == "q":
            raise click.Abort
        try:
            return self._did(key, filed)
        except HabeasError as error:
            click.echo(f"{error}")
            return True

    def _did(self, key: str, filed: Filed) -> bool:
        from habeas.actions import reviewing

        if key == "c":
            self._decided("confirmed", reviewing.confirm(self.store, filed, None, self._hand()).judgement)
        elif key == "e":
            correction = self._correction(filed)
            done = reviewing.confirm(self.store, filed, correction, self._hand())
            self._decided("confirmed" if done.claim.id == filed.id else "corrected", done.judgement)
        elif key == "r":
            reason = click.prompt("reason (Enter for none)", default="", show_default=False)
            self._decided("rejected", reviewing.reject(self.store, filed, reason, self._hand()))
        elif key == "s":
            self.skipped.add(self.place)
            self.place += 1
        elif key == "u":
            return self._undone()
        else:
            click.echo(f"Type one of these letters and Enter: {KEYS}.")
            return True
        return False

    def _hand(self) -> Hand:
        return shell.hand(self.author)

    def _decided(self, what: str, judgement: str) -> None:
        self.decisions.append((self.place, what, judgement))
        self.skipped.discard(self.place)
        self.place += 1

    def _undone(self) -> bool:
        """Withdraw the last decision and go back to it; whether to ask again about the same proposal."""
        from habeas import questions
        from habeas.actions.judging import withdraw

        if not self.decisions:
            click.echo("Nothing was decided in this review yet.")
            return True
        self.place, what, judgement = self.decisions.pop()
        withdraw(self.store, questions.judgement(self.store, judgement), "undone in review", self._hand())
        click.echo(f"No longer {what}.")
        return False

    def _correction(self, filed: Filed) -> Correction:
        """What the user says instead of what was read; Enter leaves each as it is. Raises HabeasError where it cannot be."""
        from habeas import questions
        from habeas.actions.reviewing import Correction
        from habeas.core.errors import NotInCase
        from habeas.core.when import parse

        claim = filed.claim
        name = _changed("person", filed.proposal.name)
        person: Any = None
        if name is not None:
            try:
                person = questions.person(questions.standing(self.store), name)
            except NotInCase:
                person = name  # somebody who is new to the case
        kind = _changed("kind (habeas record --kinds lists them)", claim.kind)
        value = _changed_value(filed, kind)
        speaker = _changed("speaker", self.hide(claim.speaker))
        said = _changed("said on (a date)", claim.said.edtf if claim.said else "")
        return Correction(person, kind, value, speaker, parse(said) if said else None)

    def told(self) -> str:
        """What was done."""
        counts = Counter(what for _, what, _ in self.decisions)
        parts = [f"{counts[what]:,} {what}" for what in ("confirmed", "corrected", "rejected") if counts[what]]
        parts += [f"{len(self.skipped):,} skipped"] if self.skipped else []
        left = len(self.filed) - len(self.decisions)
        return f"{', '.join(parts) or 'Nothing was decided'}; {left:,} of these {len(self.filed):,} are open."


def _changed(what: str, now: str) -> str | None:
    """What is typed instead of the present value; None where it stays."""
    typed = str(click.prompt(f"  {what}", default=now, show_default=bool(now))).strip()
    return None if typed == now else typed


def _changed_value(filed: Filed, kind: str | None) -> Any:
    """The value as typed, by the shape of its kind; None where it stays. Raises HabeasError."""
    from habeas.core import typed
    from habeas.core.kinds import kind as kind_of
    from habeas.core.values import value_text

    shape = kind_of(kind or filed.claim.kind).shape
    text = _changed(f"value ({typed.EXPECTED[shape].partition(', or leave')[0].partition(', and --')[0]})", value_text(filed.claim.value))
    if text is None:
        return None
    asked = {"age": ("at",), "length": ("since", "until")}.get(shape, ())
    beside = {name: str(click.prompt(f"  {name} (an event or a date; Enter for the usual)", default="", show_default=False))
              for name in asked}
    return typed.value(kind or filed.claim.kind, text, **beside)
