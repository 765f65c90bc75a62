"""What is known this year: facts from a YAML file, read against an outline."""

from drafter.facts.fields import REFERENCE, WITH_CHANGE
from drafter.facts.model import (
    Compared,
    Duty,
    Fact,
    Facts,
    FollowUp,
    Header,
    Measure,
    Origin,
    Plan,
    Problem,
    State,
    TopicFacts,
    Words,
)
from drafter.facts.reading import read_facts
from drafter.facts.topics import absolute

__all__ = [
    "REFERENCE",
    "WITH_CHANGE",
    "Compared",
    "Duty",
    "Fact",
    "Facts",
    "FollowUp",
    "Header",
    "Measure",
    "Origin",
    "Plan",
    "Problem",
    "State",
    "TopicFacts",
    "Words",
    "absolute",
    "read_facts",
]
