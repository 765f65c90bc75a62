"""Find files (the county's folder, then ours), read YAML with line numbers, save without loss, lock."""

from drafter.files.document import Document, Key, Plain, find, locate, locate_key, place, plain
from drafter.files.edits import add_item, add_key, delete_item, move_item, replace_value
from drafter.files.excerpt import excerpt
from drafter.files.locking import lock
from drafter.files.nodes import Mapping, Node, Scalar, Sequence
from drafter.files.reading import parse_yaml, read_yaml
from drafter.files.remembering import Stamp, keep, recall, stamp
from drafter.files.saving import save, write_atomically
from drafter.files.shelf import BUILT_IN, Found, Shelf, shelf_for
from drafter.files.source import Source, read_source

__all__ = [
    "BUILT_IN",
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
    "add_item",
    "add_key",
    "delete_item",
    "excerpt",
    "find",
    "keep",
    "locate",
    "locate_key",
    "lock",
    "move_item",
    "parse_yaml",
    "place",
    "plain",
    "read_source",
    "read_yaml",
    "recall",
    "replace_value",
    "save",
    "shelf_for",
    "stamp",
    "write_atomically",
]
