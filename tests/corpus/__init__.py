"""Runs over many persons: tasks, the pool, kept checks, Parquet, Spark."""
