"""Other readers of time expressions, each a process of its own with packages of its own: nothing of theirs is imported here."""
