"""Time expressions: the words of a text that speak of a time, and the value read from them."""
