"""Lists come in: bytes of a table and a mapping become rows of claims. Pure: no clock, no network, no database."""
