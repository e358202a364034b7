"""The Discord surface: options in, messages out."""
