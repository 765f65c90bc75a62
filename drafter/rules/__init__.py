"""What a careful reader finds in facts as a whole: laws cited that are over, tasks of a plan that nobody answers."""
