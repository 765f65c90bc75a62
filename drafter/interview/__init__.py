"""One question at a time: outline and facts so far → facts, on a terminal, from plain lines or from a file of answers.

`course` says which questions there are, `conductor` leads through them, `guide` shows where one is. Cards go out and
replies come back (`cards`); `screen`, `plain` and `script` are the three that answer.
"""

from drafter.interview.conductor import Conductor, Stop
from drafter.interview.opening import Opened, open_facts
from drafter.interview.script import Script

__all__ = ["Conductor", "Opened", "Script", "Stop", "open_facts"]
