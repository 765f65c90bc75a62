"""What a careful reader finds in facts as a whole: laws cited that are over, tasks of a plan that nobody answers."""

from drafter.rules.citations import badly_cited
from drafter.rules.yardstick import against_plan

__all__ = ["against_plan", "badly_cited"]
