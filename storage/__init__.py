"""Tables and queries: what is filed, per guild, behind plain values."""
