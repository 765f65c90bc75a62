"""From last year's report to facts: everything it says in its place, each figure to be confirmed.

`harvest` understands a report; `facts_entries` makes the facts file of what was understood; `said`, `units` and `stands_in`
tell whether it composes back sentence for sentence.
"""

from drafter.harvest.collect import PLAN, facts_entries, units
from drafter.harvest.exported import exported
from drafter.harvest.faults import in_one, lost
from drafter.harvest.harvesting import Seen, harvest, head_of, listed
from drafter.harvest.head import Head
from drafter.harvest.model import Harvest
from drafter.harvest.notices import noticed
from drafter.harvest.roles import role_of
from drafter.harvest.sentences import said, sentences, stands_in

__all__ = [
    "PLAN",
    "Harvest",
    "Head",
    "Seen",
    "exported",
    "facts_entries",
    "harvest",
    "head_of",
    "in_one",
    "listed",
    "lost",
    "noticed",
    "role_of",
    "said",
    "sentences",
    "stands_in",
    "units",
]
