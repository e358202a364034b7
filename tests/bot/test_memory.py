"""What is loaded at the start is not searched for garbage again and again."""

import gc
import weakref

import pytest

from bot.memory import settle


@pytest.fixture(autouse=True)
def _searched_again():
    yield
    gc.unfreeze()


class Circle:
    """Goes only when it is searched for."""

    def __init__(self):
        self.itself = self


def test_what_is_loaded_is_searched_no_more_and_what_comes_later_is():
    loaded = len(gc.get_objects())

    settle()

    assert gc.get_freeze_count() > loaded / 2
    assert len(gc.get_objects()) < loaded / 10


def test_what_went_since_is_found_when_it_is_settled_again():
    circle = Circle()
    gone = weakref.ref(circle)
    settle()
    del circle
    gc.collect()
    assert gone() is not None

    settle()

    assert gone() is None


def test_garbage_that_comes_after_the_start_still_goes():
    settle()
    circle = []
    circle.append(circle)
    del circle

    assert gc.collect() >= 1
