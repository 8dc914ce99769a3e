"""An independent oracle for the checking engine, written from docs/model.md alone; it imports nothing but habeas.core."""
