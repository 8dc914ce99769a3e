"""What can go wrong where pages and the JSON API are served: one error class per situation, as in `core.errors`."""

from __future__ import annotations

from habeas.core.errors import HabeasError


class PortTaken(HabeasError):
    """The port on which pages were to be served cannot be used."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(f"Pages cannot be served at port {port}: {why}. Another `habeas serve` may be running; choose another port with "
                         "--port, or --port 0 for any that is free.")


class TooMuchAtOnce(HabeasError):
    """More bytes than a page takes at once."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"What was sent has {size // 1_000_000:,} MB, and at most {most // 1_000_000:,} MB are taken at once. Send fewer "
                         "files at a time; a larger single file comes in with `habeas add` in the terminal. Nothing was added.")


class UnfitRequest(HabeasError):
    """A request to the JSON API that does not have the described form."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(f"This does not fit the description of the API: {where} must be {expected}. /api/v1/openapi.json has it.")


class GrownSince(HabeasError):
    """A writer said how the ledger stood when it looked, and it has grown since."""

    def __init__(self, heads: tuple[str, ...]) -> None:
        super().__init__("Somebody has written in this case since you looked; nothing was recorded. Look again, then decide. "
                         f"The ledger ends now at {', '.join(each[:12] for each in heads)}.")


class NameTaken(HabeasError):
    """A name for a new user that cannot be told from that of another."""

    def __init__(self, other: str) -> None:
        super().__init__(f"That name looks like “{other}”, who is known here already. Give it as it is written there, or another.")


class TooManyExports(HabeasError):
    """Exports are being made one after the other, and enough are waiting."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} exports are being made already. Wait until one is ready, or throw one of them away.")
