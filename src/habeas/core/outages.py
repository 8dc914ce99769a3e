"""What can go wrong with an endpoint that a second reader asks: one error class per situation, as in `core.errors`."""

from __future__ import annotations

from habeas.core.errors import HabeasError


class BadEndpoint(HabeasError):
    """An address, a model's name or a key that cannot be used; none of them is repeated: each may hold a secret."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The endpoint cannot be used: {why}. Give its address as http://127.0.0.1:8080/v1 or https://HOST/v1, and the "
                         "model's name as the endpoint knows it. Nothing was sent.")


class OpenEndpoint(HabeasError):
    """An endpoint on another machine, without encryption."""

    def __init__(self, host: str) -> None:
        super().__init__(f"The text would go to {host} unencrypted, where everybody on the way can read it. Give an address that begins "
                         "with https, or allow it with --unencrypted. Nothing was sent.")


class EndpointError(HabeasError):
    """What went wrong with one request to an endpoint. `stops`: the next one would fare no better."""

    stops = False


class EndpointAway(EndpointError):
    """No connection."""

    stops = True

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"{host} cannot be reached: {why}. Check the address, and whether the endpoint runs.")


class EndpointMoved(EndpointError):
    """A redirect, which is not followed: the text would go where nobody agreed to."""

    stops = True

    def __init__(self, host: str, new: str) -> None:
        super().__init__(f"{host} sends on to {new}. The text was not sent there; if you want that, give that address yourself.")


class EndpointRefuses(EndpointError):
    """A status that is not success. What the endpoint says beside it is not repeated: it may hold the text or the key."""

    def __init__(self, host: str, status: int, wait: int | None) -> None:
        self.wait = wait
        self.stops = status < 500
        key = "Set HABEAS_ENDPOINT_KEY to a key that it accepts"
        later = f" and asks to wait {wait:,} seconds" if wait else ""
        remedies = {401: key, 403: key, 404: "Check the address, which usually ends in /v1, and the model's name",
                    429: f"It takes no more for now{later}; try again later"}
        super().__init__(f"{host} refuses (status {status}). {remedies.get(status, 'Its own log may say why')}.")


class EndpointSlow(EndpointError):
    """No whole answer in time."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(f"{host} gave no whole answer within {seconds:g} seconds. Give it more with --wait, or use a smaller model.")


class EndpointBroke(EndpointError):
    """A connection that ended, or that does not speak HTTP."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"{host} gave no answer: {why}. Its own log may say why.")


class EndpointUnclear(EndpointError):
    """An answer that cannot be used. It is not repeated."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The answer cannot be used: {why}. Another model may do better.")
