import logging

import pytest

from bot.logs import OWN_PACKAGES


@pytest.fixture(autouse=True)
def _logging_as_before():
    """A command sets logging up for its process; the next test begins without."""
    root = logging.getLogger()
    before = (root.level, root.handlers[:])
    yield
    root.setLevel(before[0])
    root.handlers = before[1]
    for name in ("discord", *OWN_PACKAGES):
        logging.getLogger(name).setLevel(logging.NOTSET)
