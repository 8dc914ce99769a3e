"""One error class per situation: facts go in, a sentence with the remedy comes out.

No message names a person or a source beyond what the user typed; positions are named by row and column.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any


class HabeasError(Exception):
    """A situation the user can do something about; `str()` is the sentence to print."""

    exit_status = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Come back from another process as it was: by its sentence, not by the facts that the class asks for."""
        return _restored, (type(self), str(self), self.__dict__)


def _restored(kind: type[HabeasError], sentence: str, facts: dict[str, Any]) -> HabeasError:
    found = kind.__new__(kind, sentence)
    found.args = (sentence,)
    found.__dict__.update(facts)
    return found


def _near(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f" Did you mean {' or '.join(repr(each) for each in close)}?" if close else ""


class NotADate(HabeasError):
    """A text that cannot be read as an EDTF date."""

    def __init__(self, text: str, why: str) -> None:
        self.text, self.why = text, why
        super().__init__(f"{text!r} is not a date that Habeas reads: {why}. Write it as 1976, 1976-05, 1976-05-31, "
                         "1976-05~ or [1976-05-18..1976-05-22].")


class UnknownKind(HabeasError):
    """A claim kind outside the closed vocabulary."""

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no kind of claim called {kind!r}.{_near(kind, known)} "
                         "`habeas record --kinds` lists them all.")


class UnfitValue(HabeasError):
    """A value whose type does not fit the kind of claim."""

    def __init__(self, kind: str, expected: str, got: str) -> None:
        super().__init__(f"A claim of kind {kind!r} holds {expected}, not {got}.")


class NotCanonical(HabeasError):
    """Something that canonical bytes must not hold (a float, a key that is not ASCII, a lone surrogate)."""

    def __init__(self, what: str) -> None:
        super().__init__(f"A ledger entry cannot hold {what}. Write numbers with a point as text.")


class Damaged(HabeasError):
    """`verify` found something that does not match: the first broken entry or exhibit is named."""

    exit_status = 3

    def __init__(self, what: str, why: str) -> None:
        self.what, self.why = what, why
        super().__init__(f"Damage found in {what}: {why}. Compare with a backup copy; nothing was changed.")


class UnknownEntryKind(HabeasError):
    """The ledger holds an entry kind (or version) of a newer Habeas."""

    def __init__(self, kind: str, version: int) -> None:
        super().__init__(f"This case holds entries of kind {kind!r} version {version}, written by a newer Habeas. "
                         "Open it with that version; nothing was changed.")


class NoCaseHere(HabeasError):
    """A folder that holds no case."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"There is no case in {folder}. `habeas new {folder}` starts one.")


class FolderTaken(HabeasError):
    """A folder that cannot take a new case."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} is not empty. Choose a folder that does not exist yet, or an empty one.")


class CaseBusy(HabeasError):
    """Another process is writing to the case."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"Another program is writing to the case in {folder}. Wait until it has finished, then try again.")


class GuardMissing(HabeasError):
    """The triggers that keep the ledger append-only are not there."""

    exit_status = 3

    def __init__(self, missing: Iterable[str]) -> None:
        super().__init__(f"The case file lacks the guards {', '.join(sorted(missing))} that keep its ledger unchanged. "
                         "It was altered outside Habeas: run `habeas verify` on a backup copy and compare.")


class NotFound(HabeasError):
    """A person, claim or judgement that the case does not hold."""

    def __init__(self, what: str, text: str, known: Iterable[str] = ()) -> None:
        super().__init__(f"No {what} in this case answers to {text!r}.{_near(text, known)}")


class Ambiguous(HabeasError):
    """A text that fits several persons, claims or judgements."""

    def __init__(self, what: str, text: str, found: Iterable[str]) -> None:
        shown = list(found)
        more = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
        super().__init__(f"{text!r} fits more than one {what}: {', '.join(shown[:5])}{more}. Give one of these.")


class BadJudgement(HabeasError):
    """A judgement that does not make sense for what it names."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class UnreadableFile(HabeasError):
    """A file that could not be opened or decoded as a whole."""

    def __init__(self, name: str, why: str, remedy: str) -> None:
        super().__init__(f"{name} cannot be read: {why}. {remedy} Nothing was imported.")


class BadMap(HabeasError):
    """A mapping file that does not say what is needed."""

    def __init__(self, name: str, why: str, remedy: str = "") -> None:
        super().__init__(f"The mapping {name} cannot be used: {why}. {remedy}".rstrip())


class OrderOpen(BadMap):
    """A mapping whose dates can be read with the day first or with the month first, and nobody has decided."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(name, f"{where}: the order of day and month was left open, because the dates fit both",
                         'Ask whoever made the list, then write order = "dmy" or order = "mdy".')


class NoSuchColumn(BadMap):
    """A mapping names a column that the list does not have."""

    def __init__(self, name: str, column: str, header: Iterable[str]) -> None:
        header = list(header)
        super().__init__(name, f"it names the column {column!r}, which the list does not have",
                         f"The list has: {', '.join(header[:40])}.{_near(column, header)}")


class CannotWrite(HabeasError):
    """An output file that could not be written."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be written: {why}. Choose another place with -o.")


class CaseUnusable(HabeasError):
    """The file system does not let a case be read or written."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"The case in {folder} cannot be used: {why}. Make room or give yourself access, then try again; "
                         "nothing was changed.")


class NewerCase(HabeasError):
    """A case whose tables were laid out by a newer Habeas."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"The case in {folder} was last opened with a newer Habeas. Open it with that version; "
                         "nothing was changed.")


class CannotRedact(HabeasError):
    """A part that cannot be redacted."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part} cannot be redacted: {why}. `habeas export` shows every entry with its parts.")


class NoHome(HabeasError):
    """The folder for what belongs to this machine and not to a case cannot be written."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"{folder}, where Habeas keeps what belongs to this machine, cannot be used: {why}. "
                         "Set HABEAS_HOME to a folder that you can write to.")


class UnknownKey(BadMap):
    """A mapping holds a key that nothing reads, which is most often a slip of the pen."""

    def __init__(self, name: str, where: str, key: str, known: Iterable[str]) -> None:
        known = list(known)
        super().__init__(name, f"{where} holds the key {key!r}, which means nothing there",
                         f"It may hold: {', '.join(known)}.{_near(key, known)}")


class WordsNotThere(HabeasError):
    """The words of a claim are not in the document that it is recorded from."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The words given with --words are not found in {name}, letter by letter. "
                         "Copy them from the document; a claim without its exact passage cannot be recorded.")


class BadValue(HabeasError):
    """A value that does not fit its kind."""

    def __init__(self, text: str, expected: str) -> None:
        self.text, self.expected = text, expected
        super().__init__(f"{text!r} is not a value that goes here: {expected}.")


class Misplaced(HabeasError):
    """An option that says nothing about a claim of this kind; leaving it out silently would lose what was typed."""

    def __init__(self, option: str, name: str, expected: str) -> None:
        super().__init__(f"{option} does not go with a claim of kind {name!r}: {expected}.")


class NotQuoted(HabeasError):
    """A proposal whose words are not in the text at the place that it names."""

    def __init__(self) -> None:
        super().__init__("The words of a proposal are not found at their place in the text, so it was refused.")


class NotInCase(HabeasError):
    """A person, mention or source that the case does not hold. Near ones are not suggested: their names are nobody's business here."""

    def __init__(self, what: str, text: str, remedy: str) -> None:
        super().__init__(f"No {what} in this case answers to {text!r}. {remedy}")


class NoAuthor(HabeasError):
    """The system does not say who is working."""

    def __init__(self) -> None:
        super().__init__("This system does not say who you are, and every entry names its author: give --author NAME before the "
                         "command, or set HABEAS_AUTHOR.")


class NoAccess(HabeasError):
    """The system refuses a file or folder outside any of the situations that have a class of their own."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The system refuses: {why}. Check the path and who may use it, then try again.")


class NotText(HabeasError):
    """Something typed that is not text in the terminal's encoding."""

    def __init__(self) -> None:
        super().__init__("What was typed holds bytes that are no text in UTF-8. Set the terminal to UTF-8, or give the words in a file "
                         "with --file.")


class WorkerLost(HabeasError):
    """A process of a pool ended before its work did."""

    def __init__(self, processes: int) -> None:
        super().__init__(f"One of {processes} processes was ended from outside, perhaps for want of memory. Nothing was changed; "
                         "try again with --processes 1.")


class PackageMissing(HabeasError):
    """An optional package is needed and not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"This needs the package {package}, which is not installed. `pip install 'habeas[{extra}]'` brings it.")


class JavaMissing(HabeasError):
    """Spark is asked for where there is no Java."""

    def __init__(self) -> None:
        super().__init__("Spark needs Java 17 or later, and no `java` is found here (Debian, Ubuntu: apt install openjdk-17-jre-headless). "
                         "Install it, or use --processes instead of --spark.")


class SparkFailed(HabeasError):
    """Spark could not start or gave up. What it said is not repeated: it may hold the words of a case."""

    def __init__(self, master: str, what: str) -> None:
        super().__init__(f"Spark on {master!r} did not finish ({what}). It needs Java 17 or later, a master such as local[2], and room "
                         "on the disk; --processes does the same work without it.")


class NotClaims(HabeasError):
    """A Parquet file that does not hold claims as `habeas claims` writes them."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be read as claims: {why}. `habeas claims FOLDER -o FILE.parquet` writes such a file.")


class NotSorted(HabeasError):
    """Claims whose rows are not in the order of persons, which reading them as a stream needs."""

    def __init__(self, name: str, row: int) -> None:
        super().__init__(f"{name} is not sorted by person and number: row {row:,} comes too late. Sort it, or use --spark, which sorts "
                         "by itself.")


class UnknownLanguage(HabeasError):
    """A language in which findings are not told."""

    def __init__(self, language: str, known: Iterable[str]) -> None:
        super().__init__(f"Findings are not told in {language!r}; choose one of {', '.join(known)}.")


class NoLexicon(HabeasError):
    """A language that the reader of documents does not know."""

    def __init__(self, language: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no lexicon for the language {language!r}; there is one for {', '.join(known)}. docs/lexicons.md tells "
                         "how to add a language.")


class UnfitLexicon(HabeasError):
    """A lexicon that cannot be used."""

    def __init__(self, language: str, why: str) -> None:
        super().__init__(f"The lexicon {language}.toml cannot be used: {why}. docs/lexicons.md describes what it may hold.")


class BadSidecar(HabeasError):
    """A documents.toml that does not say what is meant."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}, which describes the documents of its folder, cannot be used: {why.rstrip('.')}. Nothing was added.")


class BadLanguage(HabeasError):
    """A language that is not written as its code."""

    def __init__(self, value: str) -> None:
        super().__init__(f"{value!r} is not the code of a language. Write two or three small letters: en, es, ar.")


class BadEdition(HabeasError):
    """A document that would be a later edition of itself, or of one that was published after it."""

    def __init__(self, exhibit: str, other: str, why: str) -> None:
        super().__init__(f"Exhibit {exhibit[:12]} cannot be a later edition of {other[:12]}: {why}. "
                         "`habeas text FOLDER` lists the documents; --edition-of none takes a description back.")


class NoSuchText(HabeasError):
    """An exhibit whose text was not read."""

    def __init__(self, exhibit: str, why: str) -> None:
        super().__init__(f"Exhibit {exhibit[:12]} has no text: {why or 'it was never read; `habeas add` reads documents.'}")


class NoPicture(HabeasError):
    """A page that cannot be shown as a picture."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This page cannot be shown as a picture: {why}. Its text is there, and the file itself can be saved.")


class AlreadyDecided(HabeasError):
    """A proposal that a judgement in force confirms or rejects."""

    def __init__(self, proposal: str, sort: str, judgement: str) -> None:
        super().__init__(f"The proposal {proposal} was {'confirmed' if sort == 'confirm' else 'rejected'} already. To decide anew, first "
                         f"take that back with `habeas withdraw FOLDER {judgement} --reason TEXT`.")


class Replaced(HabeasError):
    """A proposal that its reader no longer makes."""

    def __init__(self, proposal: str) -> None:
        super().__init__(f"The proposal {proposal} is not made any more: a later reading replaced it. `habeas proposals FOLDER` lists "
                         "those that are open.")
