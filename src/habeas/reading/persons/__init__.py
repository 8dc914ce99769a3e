"""Who is named in a text, and where."""
