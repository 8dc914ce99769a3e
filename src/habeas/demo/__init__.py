"""An invented case: country, persons, institutions and lists of our own invention, in which everything that a check can find happens."""
