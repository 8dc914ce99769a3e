"""Which mentions may be one human being: candidates for a judgement, never a decision of the program's own."""
