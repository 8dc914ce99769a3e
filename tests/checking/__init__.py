"""The engine: networks of days, families of sets, the table of the model, explanations, and `check` as its users call it."""
