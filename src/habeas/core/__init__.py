"""What a case is made of: dates, claims, persons, judgements, entries. Pure values, no input or output."""
