"""Engines by other means, written from docs/rules.md alone: oracles on persons too large for brute force, and peers to measure by."""
