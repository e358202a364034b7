"""Fitted by `python -m training calibrate`, which writes this file: not to be edited."""

QUOTE = (-0.426, 0.628, 1.016, 0.559, -0.394, -0.374)
MENTION = (2.043, 0.847, -0.781)
GROUNDS = {
    "full name": 0.986,
    "short name": 0.994,
    "shared name": 0.5,
    "role": 0.917,
    "agreed": 0.943,
    "hinted": 0.9,
    "rule": 0.775,
    "reader": 0.905,
    "no person": 1.0,
}
