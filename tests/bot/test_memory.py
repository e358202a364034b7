"""What is loaded at the start is not searched for garbage again and again."""

import gc

import pytest

from bot.memory import settle


@pytest.fixture(autouse=True)
def _searched_again():
    yield
    gc.unfreeze()


def test_what_is_loaded_is_searched_no_more_and_what_comes_later_is():
    loaded = len(gc.get_objects())

    settle()

    assert gc.get_freeze_count() > loaded / 2
    assert len(gc.get_objects()) < loaded / 10


def test_garbage_that_comes_after_the_start_still_goes():
    settle()
    circle = []
    circle.append(circle)
    del circle

    assert gc.collect() >= 1
