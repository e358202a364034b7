"""The use cases: submit, look up, settle. Each answers with a plain value."""
