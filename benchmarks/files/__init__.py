"""Files on disappeared persons read by hand, to measure the reader against."""
