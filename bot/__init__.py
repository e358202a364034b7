"""The process: command line, configuration, wiring, connection."""
