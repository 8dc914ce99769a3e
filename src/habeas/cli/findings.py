"""Commands on findings: check and report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli import shell

if TYPE_CHECKING:
    from habeas.checking.findings import Finding


@click.command()
@shell.FOLDER
@click.option("--person", help="Only this person: a mention such as ruvte:12, or a name.")
@shell.READING
@shell.UNREVIEWED
@shell.LANGUAGE
@click.option("--kind", "kinds", multiple=True, help="Only findings of this kind. May be repeated.")
@click.option("--all", "everything", is_flag=True, help="Print every finding, not only the first.")
@shell.PROCESSES
@shell.FORMAT
def check(folder: Path, person: str | None, reading: str, unreviewed: bool, language: str, kinds: tuple[str, ...], everything: bool,
          processes: int | None, form: str) -> None:
    """Find what cannot all be true, and why. Findings are not an error: the exit status is 0.

    Verdicts on what the claims support of each thing said are counted; `habeas show` and the report tell them.
    What was found is kept in the case: the next time only persons of whom something has changed are checked again.
    """
    from habeas import questions
    from habeas.cli import printing
    from habeas.drafting import support
    from habeas.drafting.mask import mask

    with shell.case(folder) as store, shell.progress("persons") as progress:
        now = questions.standing(store, unreviewed)
        persons = [questions.person(now, person)] if person else now.people.persons
        findings: list[Finding] = []
        verdicts: list[tuple[str, str]] = []
        kind_of = store.claim_kinds([each for one in persons for each in one.mentions] if person else None)
        kind_of |= {each.id: each.claim.kind for each in now.proposals.values()}
        again = 0
        for each in questions.checks(store, now, persons, reading, progress, processes, language):
            findings += each.findings
            verdicts += [(verdict.word, kind_of[verdict.claims[0]]) for verdict in each.verdicts]
            again += each.again
        findings = [*questions.explained(store, now, findings, language)]
        wanted = {each.id for each in persons}
        findings += [each for each in questions.case_findings(store, now, language) if each.person in wanted or not person]
        hide = mask(store.sources(), (claim for finding in findings for claim in finding.claims))
    findings = [each for each in findings if not kinds or each.kind in kinds]
    names = {each.id: each.name for each in persons}
    counted = printing.summary(findings, support.counted(verdicts))
    if form == "json":
        shell.as_json({"reading": reading, "people": len(persons), "checked_again": again, "summary": counted,
                       "findings": [printing.finding_json(each, names, hide, now.proposals) for each in findings],
                       **({"unreviewed_proposals": len(now.proposals)} if unreviewed else {})})
        return
    click.echo("\n".join(printing.summary_lines(counted, len(persons))))
    if again < len(persons):
        click.echo(f"  {again:,} of {printing.plural(len(persons), 'person')} checked again; of the others nothing has changed.")
    if unreviewed:
        click.echo(f"  with {printing.plural(len(now.proposals), 'unreviewed proposal')}, which nobody has confirmed.")
    findings.sort(key=lambda each: (each.kind != "conflict", not each.hard, -(each.gap_days or 0)))
    shown = findings if everything or person else findings[:shell.SHOWN]
    for finding in shown:
        lines = printing.finding_lines(finding, hide, bool(person), language, now.proposals)
        click.echo("\n".join(["", printing.heading(finding, names), *lines]))
    if len(shown) < len(findings):
        click.echo(f"\n... and {len(findings) - len(shown):,} more: --all prints them.")
    if shown and not person:
        click.echo(f"\nThe reasoning: habeas show {folder} {shown[0].person or 'PERSON'}\n"
                   f"A report:      habeas report {folder} -o FILE.html")


@click.command()
@shell.FOLDER
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="The HTML file to write; with --all, a folder.")
@shell.READING
@shell.UNREVIEWED
@shell.LANGUAGE
@click.option("--all", "everything", is_flag=True, help="A folder of pages, one for each person with findings.")
def report(folder: Path, output: Path, reading: str, unreviewed: bool, language: str, everything: bool) -> None:
    """Write a report that opens from disk, with no network."""
    from habeas import questions
    from habeas.drafting import report as drafts

    with shell.case(folder) as store, shell.progress("persons") as progress:
        case = questions.case_file(store, reading, shell.now(), progress, language, unreviewed)
    if everything:
        count = 0
        for name, page in drafts.pages(case, language):
            shell.write(output / name, [page])
            count += 1
        click.echo(f"Wrote {count:,} pages; open {output / 'index.html'}.")
    else:
        shell.write(output, [drafts.report(case, language=language)])
        click.echo(f"Wrote {output}.")
