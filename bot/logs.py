"""Log lines: an event and its ids on one line of standard error, never a secret, never a text.

time=2026-11-24T06:25:08Z level=info from=services.intake article filed guild=1 article=7
"""

import logging
import re
import sys
from datetime import UTC, datetime

OWN_PACKAGES = ("bot", "commands", "extraction", "services", "storage")

_SECRETS = (
    # Whoever has an interaction's token can answer in the bot's name for 15 minutes.
    (re.compile(r"/(webhooks|interactions)/(\d+)/[^/\s?\"']+"), r"/\1/\2/…"),
    # The three parts of a bot's token: id, time, signature.
    (re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"), "…"),
    # A password inside an address.
    (re.compile(r"://([^:/@\s]+):[^@\s]+@"), r"://\1:…@"),
)


class KeyValueFormatter(logging.Formatter):
    """Writes one record as `time=… level=… from=… event key=value`, with secrets struck out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; an exception's traceback follows on lines of its own."""
        moment = datetime.fromtimestamp(record.created, tz=UTC)
        event = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        line = (
            f"time={moment:%Y-%m-%dT%H:%M:%SZ} level={record.levelname.lower()} "
            f"from={record.name} {event}"
        )
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return without_secrets(line)


def without_secrets(line: str) -> str:
    """Strike out what looks like a bot's token, an interaction's token or a password."""
    for pattern, replacement in _SECRETS:
        line = pattern.sub(replacement, line)
    return line


def set_up_logs(level: str) -> None:
    """Send log lines to standard error.

    `level` holds for our own packages. Libraries stay at INFO or above, because at DEBUG
    discord.py logs whole messages and the database drivers log the rows.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(KeyValueFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("discord").setLevel(logging.INFO)
    for package in OWN_PACKAGES:
        logging.getLogger(package).setLevel(level)
