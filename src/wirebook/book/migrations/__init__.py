"""The schema of the book, step by step: numbered SQL files, run in order, each once and never changed afterwards."""
