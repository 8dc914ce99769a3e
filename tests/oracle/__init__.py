"""An independent oracle for the checking engine, written from docs/rules.md alone; it imports nothing but habeas.core."""
