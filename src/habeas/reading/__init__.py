"""What documents say: sentences and time expressions. Pure: a text goes in, spans and values come out."""
