"""Find files (the county's folder, then ours), read YAML with line numbers, save without loss, lock.

The five edits stand in `drafter.files.edits`: a run that only reads does without them.
"""

from drafter.files.document import Document, Key, Plain, find, locate, locate_key, place, plain
from drafter.files.excerpt import excerpt, shown
from drafter.files.locking import lock
from drafter.files.naming import DRAFT_MARK, NOT_IN_NAMES, clipped, mark
from drafter.files.nodes import Mapping, Node, Scalar, Sequence
from drafter.files.reading import parse_yaml, read_yaml
from drafter.files.remembering import Stamp, keep, recall, remembered, stamp
from drafter.files.saving import make_folder, refuse_existing, save, write_atomically
from drafter.files.shelf import BUILT_IN, Found, Shelf, shelf_for
from drafter.files.source import Source, read_source

__all__ = [
    "BUILT_IN",
    "DRAFT_MARK",
    "NOT_IN_NAMES",
    "Document",
    "Found",
    "Key",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "Shelf",
    "Source",
    "Stamp",
    "clipped",
    "excerpt",
    "find",
    "keep",
    "locate",
    "locate_key",
    "lock",
    "make_folder",
    "mark",
    "parse_yaml",
    "place",
    "plain",
    "read_source",
    "read_yaml",
    "recall",
    "refuse_existing",
    "remembered",
    "save",
    "shelf_for",
    "shown",
    "stamp",
    "write_atomically",
]
