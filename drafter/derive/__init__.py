"""From a county's own reports to an outline of its own: what they have in common, in the words and order of the newest."""

from drafter.derive.deriving import derive
from drafter.derive.model import Derived, Standing
from drafter.derive.past import Past, Setting, past_of
from drafter.derive.writing import NewFile, files_of, told

__all__ = ["Derived", "NewFile", "Past", "Setting", "Standing", "derive", "files_of", "past_of", "told"]
