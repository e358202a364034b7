"""One file for each step, named by number and words; a merged one is never edited."""
