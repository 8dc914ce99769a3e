"""The only writers: each builds an entry and appends it."""
