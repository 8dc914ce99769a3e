"""What belongs to this machine: which strand it writes in, so that a copied folder starts a strand of its own, and a secret.

`<home>/strands.json` maps a digest of (case id, folder) to the strand's id; a digest, so that the machine does not list in the
clear which cases it holds. If two programs write it at once one line may be lost: that case then starts a new strand, which is
harmless. `<home>/secret` seals what this machine worked out and kept in a case (`kept`).
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from pathlib import Path

import platformdirs

from habeas.core.errors import NoHome
from habeas.store.files import write_safely

SECRET_BYTES = 32


def home() -> Path:
    """The folder for what belongs to this machine: HABEAS_HOME, or the system's usual place."""
    chosen = os.environ.get("HABEAS_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("habeas", appauthor=False))


def strand(place: Path, case: str, folder: Path) -> str:
    """The strand of this machine for the case in `folder`; a new one if there is none yet. Raises NoHome."""
    known = _read(place)
    key = hashlib.sha256(f"{case}\n{folder}".encode("utf-8", "surrogateescape")).hexdigest()
    if key not in known:
        known[key] = uuid.uuid4().hex
        _write(place, known)
    return known[key]


def secret(place: Path) -> bytes:
    """32 bytes that only this machine knows; made when first asked for. Raises NoHome."""
    path = place / "secret"
    try:
        found = path.read_bytes() if path.exists() else b""
        if len(found) != SECRET_BYTES:
            found = os.urandom(SECRET_BYTES)
            place.mkdir(parents=True, exist_ok=True)
            write_safely(path, found)
    except OSError as error:
        raise NoHome(str(place), error.strerror or "it cannot be used") from error
    return found


def _read(place: Path) -> dict[str, str]:
    try:
        found = json.loads((place / "strands.json").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise NoHome(str(place), error.strerror or "it cannot be read") from error
    except ValueError:  # not JSON: every case starts a new strand
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _write(place: Path, known: dict[str, str]) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
        write_safely(place / "strands.json", json.dumps(known, indent=1, sort_keys=True).encode())
    except OSError as error:
        raise NoHome(str(place), error.strerror or "it cannot be written") from error
