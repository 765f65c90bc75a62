"""How fast drafter is, against what one would use instead. Run with `make bench`; nothing is written into the project."""
