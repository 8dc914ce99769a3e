"""What is no file is not opened; what is not followed or not readable is said."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.cli.folders import below, whole
from habeas.intake import worker
from habeas.intake.extraction import CannotExtract
from tests.cli.shells import done, listed

posix = pytest.mark.skipif(os.name != "posix", reason="only here are there pipes and links for everybody")


@pytest.fixture
def given(place: Path) -> Path:
    (place / "given" / "sub").mkdir(parents=True)
    (place / "given" / "sub" / "a.txt").write_text("Ada\n", "utf-8")
    (place / "private.txt").write_text("private\n", "utf-8")
    return place / "given"


def said(case: str, *files: str) -> dict[str, tuple[str, str]]:
    """What became of each file, and why."""
    return {each["file"]: (each["status"], each["problem"]) for each in listed("add", case, *files)["documents"]}


@posix
def test_a_pipe_is_not_waited_for_in_a_folder_or_by_name(case: str, given: Path) -> None:
    os.mkfifo(given / "pipe.txt")
    why = "it is a pipe, a device or the like, not a file. Save what comes out of it as a file, and add that."
    assert said(case, "given") == {"pipe.txt": ("skipped", why), "sub/a.txt": ("added", "")}
    assert said(case, "given/pipe.txt", "/dev/zero") == {"given/pipe.txt": ("skipped", why), "/dev/zero": ("skipped", why)}


@posix
def test_a_link_out_of_the_folder_is_not_followed_unless_it_was_named(case: str, given: Path) -> None:
    (given / "out.txt").symlink_to(given.parent / "private.txt")
    (given / "loop").symlink_to(given)
    (given / "ring").symlink_to(given / "ring")
    (given / "inside.txt").symlink_to(Path("sub") / "a.txt")
    why = "it is a link to a folder or out of this one, which is not followed. Give what it leads to."
    assert said(case, "given") == {
        "inside.txt": ("added", ""), "loop": ("skipped", why), "out.txt": ("skipped", why), "sub/a.txt": ("known", ""),
        "ring": ("skipped", "it is a link that leads nowhere. Give the file that it should lead to.")}
    assert said(case, "given", "private.txt")["private.txt"] == ("added", "")
    assert said(case, "given/out.txt")["given/out.txt"] == ("known", "")


@posix
def test_links_into_the_case_are_left_out_as_the_case_is(case: str, given: Path) -> None:
    (given / "ledger.txt").symlink_to(Path(case, "case.sqlite").resolve())
    (given / "whole").symlink_to(Path(case).resolve())
    assert list(said(case, "given")) == ["sub/a.txt"]


def test_a_folder_that_cannot_be_looked_into_is_said(case: str, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.scandir

    def closed(place: str) -> Iterator[os.DirEntry[str]]:
        if os.fspath(place).endswith("sub"):
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(place))
        return look(place)

    monkeypatch.setattr(os, "scandir", closed)
    assert said(case, "given") == {"sub": ("skipped", "The system does not let it be read: Permission denied.")}


def test_a_file_that_cannot_be_opened_is_said(case: str, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def closed(path: object, *more: int, **named: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", closed)
    assert "sub/a.txt: The system does not let it be read: Permission denied." in done("add", case, "given")


def test_a_file_larger_than_any_document_is_not_loaded(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (given / "endless.txt").open("wb") as file:
        file.truncate(worker.LARGEST + 1)
    monkeypatch.setattr("habeas.cli.folders.os.fdopen", lambda *_: pytest.fail("it was opened for reading"))
    with pytest.raises(CannotExtract, match="larger than 1,000 MB"):
        below(given, None)[given / "endless.txt"]()


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name != "posix":
        pytest.skip("there are no such pipes elsewhere")
    file = given / "sub" / "a.txt"
    found = file.stat()
    file.unlink()
    os.mkfifo(file)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: found)
    with pytest.raises(CannotExtract, match="a pipe"):
        whole(file)
