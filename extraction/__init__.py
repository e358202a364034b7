"""Text into findings: reading, quotation marks, speakers, figures."""
