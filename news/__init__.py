"""The words of Verbatim: frozen values, pure rules and the one family of errors."""
