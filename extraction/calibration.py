"""Fitted and written by `python -m training.calibrate`: not to be edited."""

QUOTE = (-0.426, 0.628, 1.016, 0.559, -0.394, -0.374)
MENTION = (2.043, 0.847, -0.781)
GROUNDS = {
    "full name": 0.98,
    "short name": 0.992,
    "shared name": 0.881,
    "role": 0.815,
    "agreed": 0.964,
    "hinted": 0.836,
    "rule": 0.813,
    "reader": 0.805,
    "no person": 1.0,
}
