"""One file for each step, named by date and words; a merged one is never edited."""
