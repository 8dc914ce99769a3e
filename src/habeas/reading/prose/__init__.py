"""Running text: events, states and ages of persons, and who tells of them."""
