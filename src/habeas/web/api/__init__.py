"""The JSON API: its shapes are dataclasses, from which answers are written, requests read and the OpenAPI description made."""
