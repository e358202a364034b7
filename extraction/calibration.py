"""Fitted and written by `python -m training.calibrate`: not to be edited."""

QUOTE = (-0.428, 0.632, 0.971, 0.552, -0.39, -0.365)
MENTION = (2.041, 0.845, -0.779)
GROUNDS = {
    "full name": 0.98,
    "short name": 0.992,
    "shared name": 0.881,
    "role": 0.785,
    "agreed": 0.964,
    "hinted": 0.836,
    "rule": 0.813,
    "reader": 0.805,
    "no person": 1.0,
}
