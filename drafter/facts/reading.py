"""From a facts file to facts: read against the outline, every mistake named with its line."""

from __future__ import annotations

from drafter.facts import faults
from drafter.facts.balance import contradictions
from drafter.facts.chapters import Chapters, homeless, in_section_order, in_year
from drafter.facts.computed import with_computed
from drafter.facts.copies import Entry, entry_of, read_entries
from drafter.facts.fields import Reader, is_empty, nearest
from drafter.facts.gaps import filled, left_out, with_required
from drafter.facts.header import HEADER_KEYS, read_header
from drafter.facts.last import last_facts, with_last
from drafter.facts.model import Copy, Facts
from drafter.facts.programme import PLAN_KEYS, ProgrammeReader
from drafter.facts.sections import SectionReader
from drafter.facts.since import since_last
from drafter.facts.topics import References, TopicReader
from drafter.facts.withheld import forgotten, hidden_addresses, noticed, public_only
from drafter.files import Document, Node, locate, read_yaml
from drafter.findings import DrafterError, Finding, Place, errors, in_order
from drafter.outline import Genre, Outline, Outlines, Role

DEFAULT_OUTLINE = "三段式"
SECTION_KEYS = (
    "章节", "工作情况", "第一责任人", "存在问题", "意见建议", "下一步工作打算", "其他情况", "上年打算落实", "上年问题整改",
)  # fmt: skip
SECTION_OF = {
    Role.WORK: "工作情况", Role.PROBLEMS: "存在问题", Role.PLANS: "下一步工作打算", Role.DUTY: "第一责任人",
    Role.SUGGESTIONS: "意见建议", Role.OTHER: "其他情况",
}  # fmt: skip
TOP_KEYS = HEADER_KEYS + SECTION_KEYS
KEYS_OF = {Genre.REPORT: TOP_KEYS, Genre.PLAN: PLAN_KEYS}
_MOVE = {
    Genre.REPORT: "写方案的，“提纲”改成“实施方案”；写报告的，删去这一项。",
    Genre.PLAN: "写报告的，“提纲”改成报告的提纲，如“三段式”；写方案的，删去这一项，要做的事写到“主要任务”里。",
}


def read_facts(path: str, outlines: Outlines, copy: str = "") -> tuple[Facts, tuple[Finding, ...]]:
    """Read a facts file against its outline, as it stands or as one of its copies (报送) has it.

    Raises DrafterError where it cannot be read into YAML at all, or has no such copy.
    """
    facts, found = _read_all(path, outlines, copy)
    return _published(facts, facts.copy, found) if facts.copy and facts.copy.public else (facts, found)


def _read_all(path: str, outlines: Outlines, copy: str) -> tuple[Facts, tuple[Finding, ...]]:
    document, found = read_yaml(path)
    return facts_of(document, found, outlines, copy)


def facts_of(
    document: Document, found: tuple[Finding, ...], outlines: Outlines, copy: str = ""
) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of a document; `found` is what was noticed when it was read."""
    facts, reader = _read(document, outlines, copy)
    compared: tuple[Finding, ...] = ()
    last: Facts | None = None
    public = facts.copy is not None and facts.copy.public
    if facts.header.last is not None:
        last, compared = last_facts(
            facts, facts.header.last, lambda name: _last_facts(name, outlines, public=public)
        )
    if last is not None and facts.header.last is not None:
        facts, compared = with_last(facts, last, facts.header.last.text)
    if facts.programme is None:
        facts = with_computed(facts)
    if last is not None and not public:
        compared = (*compared, *since_last(facts, last))
    References(reader, facts.figures(), facts.outline).check(facts)
    kept = reader.found
    if errors(found):
        # a key that could not be read is not a key that nobody wrote
        kept = [f for f in kept if f.rule is not faults.MISSING or f.place.line != 1]
    if facts.programme is not None:
        return facts, in_order((*found, *kept))
    careless = () if public else forgotten(facts, locate(document, ("附注",)))
    return facts, in_order((*found, *kept, *compared, *contradictions(facts), *left_out(facts), *careless))


def _last_facts(path: str, outlines: Outlines, *, public: bool) -> Facts:
    """Read last year's facts; what was kept out of the public then is no comparison for the public now."""
    document, _ = read_yaml(path)
    facts = with_computed(_read(document, outlines)[0])
    return public_only(facts) if public else facts


def _published(facts: Facts, copy: Copy, found: tuple[Finding, ...]) -> tuple[Facts, tuple[Finding, ...]]:
    """Keep out of a public copy what is not public; what was found wrong with that is no matter of this copy."""
    public = public_only(facts)
    hidden = hidden_addresses(facts, public)
    kept = (finding for finding in found if hidden.isdisjoint(finding.keys))
    return public, in_order((*kept, *noticed(facts, public, copy)))


def _read(document: Document, outlines: Outlines, copy: str = "") -> tuple[Facts, Reader]:
    reader = Reader(document)
    start = Place(document.source.path, 1)
    nodes: dict[str, Node] = {}
    if document.root is not None:
        known = tuple(dict.fromkeys(TOP_KEYS + PLAN_KEYS))
        nodes = reader.fields(document.root, known, "事实文件里", "年度: 2026")
    outline = _outline(reader, nodes.get("提纲"), outlines)
    nodes = _of_genre(reader, nodes, outline)
    home = nodes.get("机关")
    entries = read_entries(reader, nodes["报送"]) if "报送" in nodes else ()
    copies = tuple(entry.copy.name for entry in entries)
    nodes, one = _of_copy(reader, nodes, entries, copy)
    if outline.genre is Genre.PLAN:
        return _plan(reader, nodes, outline), reader
    chapters = Chapters(reader, outline)
    if "章节" in nodes:
        outline = chapters.read(nodes["章节"])
    header = read_header(reader, nodes, start, home=home)
    outline = in_year(outline, header.year)
    topic_reader = TopicReader(reader, outline, outlines.with_topic)
    sections = SectionReader(reader, topic_reader)
    topics = topic_reader.topics(nodes["工作情况"], "工作情况") if "工作情况" in nodes else []
    facts = Facts(
        document.source.path,
        outline,
        header,
        in_section_order(with_required(reader, topics), outline),
        sections.duties(nodes["第一责任人"]) if "第一责任人" in nodes else (),
        sections.problems(nodes["存在问题"]) if "存在问题" in nodes else (),
        sections.plans(nodes["下一步工作打算"]) if "下一步工作打算" in nodes else (),
        sections.promises(nodes["上年打算落实"]) if "上年打算落实" in nodes else (),
        sections.repairs(nodes["上年问题整改"]) if "上年问题整改" in nodes else (),
        sections.suggestions(nodes["意见建议"]) if "意见建议" in nodes else (),
        sections.other(nodes["其他情况"]) if "其他情况" in nodes else (),
        chapters.leads,
        copy=one,
        copies=copies,
    )
    for where, what in homeless(facts):
        reader.note(faults.homeless(where, what))
    sections.check_answers(facts.problems)
    sections.check_deadlines(facts.header.year)
    _check_sections(reader, facts, nodes, start)
    return facts, reader


def _of_genre(reader: Reader, nodes: dict[str, Node], outline: Outline) -> dict[str, Node]:
    """Return what belongs to a report, or to a plan; what belongs to the other is a finding."""
    wanted = KEYS_OF[outline.genre]
    if not nodes.keys() <= set(wanted) and reader.document.root is not None:
        for key, key_node, _ in reader.entries(reader.document.root, "", ""):
            if key in nodes and key not in wanted:
                where = reader.place(key_node)
                reader.note(faults.other_genre(where, key, outline.name, _MOVE[outline.genre]))
    return {key: node for key, node in nodes.items() if key in wanted}


def _of_copy(
    reader: Reader, nodes: dict[str, Node], entries: tuple[Entry, ...], name: str
) -> tuple[dict[str, Node], Copy | None]:
    """Return the keys of the file as one of its copies has them, and that copy; as they stand where none was asked for."""
    if not name:
        return nodes, None
    where = reader.place(nodes["报送"]) if "报送" in nodes else Place(reader.document.source.path)
    entry = entry_of(entries, name, where)
    return entry.head(nodes), entry.copy


def _plan(reader: Reader, nodes: dict[str, Node], outline: Outline) -> Facts:
    """Read a plan: its head, and what it sets out."""
    path = reader.document.source.path
    start = Place(path, 1)
    header = read_header(reader, nodes, start, Genre.PLAN)
    if "章节" in nodes:
        outline = Chapters(reader, outline).read(nodes["章节"])
    read = ProgrammeReader(reader, outline, TopicReader(reader, outline)).read
    return Facts(path, outline, header, programme=read(nodes, start, header.term))


def _outline(reader: Reader, node: Node | None, outlines: Outlines) -> Outline:
    name = reader.text(node, "提纲") if node is not None else DEFAULT_OUTLINE
    found = outlines.get(name or DEFAULT_OUTLINE)
    if found is None:
        where = reader.place(node) if node is not None else Place(reader.document.source.path)
        known = outlines.names()
        raise DrafterError(faults.no_outline(where, name, known, nearest(name, known)))
    return found


def _check_sections(reader: Reader, facts: Facts, nodes: dict[str, Node], start: Place) -> None:
    """Note the required sections in which nothing stands."""
    for section in facts.outline.sections:
        node = nodes.get(SECTION_OF[section.role])
        # what was written but is wrong has been named
        named = node is not None and not is_empty(node) and errors(reader.found)
        if section.required and not filled(facts, section.role) and not named:
            where = reader.place(node) if node is not None else start
            advice = "这一节是年度报告必须有的内容。"
            title = section.title or SECTION_OF.get(section.role, section.role.value)
            reader.note(faults.missing(where, f"“{title}”一节", advice, title))
