"""Which mentions may be one human being."""
