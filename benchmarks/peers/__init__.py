"""Engines by other means, written from docs/model.md alone: oracles on persons too large for brute force, and peers to measure by."""
