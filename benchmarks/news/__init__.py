"""News on human-rights defenders (HRDsAttack): what the reader proposes beside the labels of 400 articles."""
