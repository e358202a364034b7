"""The history of the tables, step by step, and how to walk it."""
