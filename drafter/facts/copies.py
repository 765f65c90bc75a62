"""报送: several copies of one report, each the file's facts under a head of its own."""

from __future__ import annotations

from typing import NamedTuple

from drafter.facts import copyfaults, faults
from drafter.facts.fields import Reader, nearest
from drafter.facts.model import Copy
from drafter.files import DRAFT_MARK, Node, find, mark, read_yaml
from drafter.findings import DrafterError, Place

ALL = "全部"
REPLACED_KEYS = (
    "机关", "自称", "标题", "成文日期", "主送", "文号", "签发人", "用印", "版头", "抄送", "印发", "附注", "附件", "版式",
    "字数",     "引言", "总述", "结语",
)  # fmt: skip
COPY_KEYS = ("名称", "公开", *REPLACED_KEYS)
_EXAMPLE = "- {名称: 公开, 公开: 是, 主送: []}"
# what a paper has and a web page has not, unless that copy says so itself
_PAPER_ONLY = frozenset({"版头", "签发人", "抄送", "印发"})


class Entry(NamedTuple):
    """One item of 报送: the copy, and the keys of the head that it has otherwise."""

    copy: Copy
    nodes: dict[str, Node]

    def head(self, nodes: dict[str, Node]) -> dict[str, Node]:
        """Return the keys of a facts file as this copy has them."""
        hidden = _PAPER_ONLY if self.copy.public else frozenset()
        return {key: node for key, node in nodes.items() if key not in hidden} | self.nodes


def read_entries(reader: Reader, node: Node) -> tuple[Entry, ...]:
    """Read 报送; what is wrong with an item is a finding, and an item without a name, or of a name already given, is left out."""
    entries: dict[str, Entry] = {}
    taken = dict.fromkeys(_filed_as(), "")
    for item in reader.items(node, "报送", _EXAMPLE):
        fields = reader.fields(item, COPY_KEYS, "报送里", _EXAMPLE)
        if not fields:
            continue
        where = reader.place(fields.get("名称", item))
        name = reader.text(fields.pop("名称"), "名称") if "名称" in fields else ""
        public = reader.yes(fields.pop("公开", None), "公开", default=False)
        if not name:
            reader.note(faults.missing(where, "这一份的“名称”", f"写法如：{_EXAMPLE}"))
        elif name == ALL:
            reader.note(copyfaults.reserved_name(where, name))
        elif name in entries:
            reader.note(copyfaults.same_name(where, name, entries[name].copy.place.line))
        elif (other := next((taken[stem] for stem in _filed_as(name) if stem in taken), None)) is not None:
            reader.note(copyfaults.same_file(where, name, other))
        else:
            entries[name] = Entry(Copy(name, where, public), fields)
            taken |= dict.fromkeys(_filed_as(name), name)
    return tuple(entries.values())


def _filed_as(name: str = "") -> tuple[str, str]:
    """Return how the file names of a copy end, of the final and of the draft; some systems tell no a from an A."""
    marked = mark(name).casefold() if name else ""
    return marked, marked + DRAFT_MARK


def entry_of(entries: tuple[Entry, ...], asked: str, where: Place) -> Entry:
    """Return the copy of a name. Raises DrafterError where there is none."""
    known = [entry.copy.name for entry in entries]
    if asked not in known:
        raise DrafterError(copyfaults.no_such_copy(where, asked, known, nearest(asked, known)))
    return entries[known.index(asked)]


def copy_names(path: str, asked: str = ALL) -> tuple[str, ...]:
    """Return the names of the copies asked for: every one for 全部. Raises DrafterError where there is none."""
    if asked != ALL:
        return (asked,)
    names = tuple(copy.name for copy in _copies(path))
    if not names:
        raise DrafterError(copyfaults.no_such_copy(Place(path), asked, (), ""))
    return names


def public_copies(path: str) -> tuple[str, ...]:
    """Return the names of the copies that leave out what is not public."""
    return tuple(copy.name for copy in _copies(path) if copy.public)


def _copies(path: str) -> tuple[Copy, ...]:
    document, _ = read_yaml(path)
    node = find(document, ("报送",))
    return tuple(e.copy for e in read_entries(Reader(document), node)) if node is not None else ()
