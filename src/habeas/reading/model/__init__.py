"""The second reader: a model behind an endpoint that the user names."""
