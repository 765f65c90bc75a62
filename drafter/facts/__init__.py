"""What is known this year: facts from a YAML file, read against an outline."""

from drafter.facts.chapters import DUTY_TOPIC, by_section
from drafter.facts.copies import ALL, copy_names, public_copies
from drafter.facts.fact import Compared, Fact, Measure, Origin, State, Words
from drafter.facts.fields import REFERENCE, WITH_CHANGE
from drafter.facts.model import BRIEF, FULL, Duty, Facts, FollowUp, Header, Plan, Problem, TopicFacts, governs
from drafter.facts.planned import Programme, Target, Task
from drafter.facts.programme import task_topic
from drafter.facts.reading import facts_of, read_facts
from drafter.facts.topics import absolute
from drafter.facts.withheld import withholds

__all__ = [
    "ALL",
    "BRIEF",
    "DUTY_TOPIC",
    "FULL",
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
    "Programme",
    "State",
    "Target",
    "Task",
    "TopicFacts",
    "Words",
    "absolute",
    "by_section",
    "copy_names",
    "facts_of",
    "governs",
    "public_copies",
    "read_facts",
    "task_topic",
    "withholds",
]
