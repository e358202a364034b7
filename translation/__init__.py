"""The texts of the interface on their way into the catalogues; nothing of ours imports this."""
