"""From a facts file to facts: read against the outline, every mistake named with its line."""

from __future__ import annotations

from drafter.facts import faults
from drafter.facts.balance import contradictions
from drafter.facts.computed import with_computed
from drafter.facts.fields import Reader, is_empty, nearest
from drafter.facts.gaps import left_out, with_required
from drafter.facts.header import HEADER_KEYS, read_header
from drafter.facts.last import with_last
from drafter.facts.model import Facts, TopicFacts
from drafter.facts.sections import SectionReader
from drafter.facts.topics import References, TopicReader
from drafter.files import Document, Node, read_yaml
from drafter.findings import DrafterError, Finding, Place, errors, in_order
from drafter.outline import Outline, Outlines, Role

DEFAULT_OUTLINE = "三段式"
SECTION_KEYS = ("工作情况", "第一责任人", "存在问题", "下一步工作打算", "上年打算落实", "上年问题整改")
SECTION_OF = {
    Role.WORK: "工作情况", Role.PROBLEMS: "存在问题", Role.PLANS: "下一步工作打算", Role.DUTY: "第一责任人",
}  # fmt: skip
TOP_KEYS = HEADER_KEYS + SECTION_KEYS


def read_facts(path: str, outlines: Outlines) -> tuple[Facts, tuple[Finding, ...]]:
    """Read a facts file against its outline. Raises DrafterError where it cannot be read into YAML at all."""
    document, found = read_yaml(path)
    facts, reader = _read(document, outlines)
    noticed: tuple[Finding, ...] = ()
    if facts.header.last is not None:
        facts, noticed = with_last(facts, facts.header.last, lambda name: _last_facts(name, outlines))
    facts = with_computed(facts)
    _check_references(reader, facts)
    kept = reader.found
    if errors(found):
        # a key that could not be read is not a key that nobody wrote
        kept = [f for f in kept if f.rule is not faults.MISSING or f.place.line != 1]
    return facts, in_order((*found, *kept, *noticed, *contradictions(facts), *left_out(facts)))


def _last_facts(path: str, outlines: Outlines) -> Facts:
    document, _ = read_yaml(path)
    facts, _ = _read(document, outlines)
    return with_computed(facts)


def _read(document: Document, outlines: Outlines) -> tuple[Facts, Reader]:
    reader = Reader(document)
    start = Place(document.source.path, 1)
    nodes: dict[str, Node] = {}
    if document.root is not None:
        nodes = reader.fields(document.root, TOP_KEYS, "事实文件里", "年度: 2026")
    outline = _outline(reader, nodes.get("提纲"), outlines)
    topic_reader = TopicReader(reader, outline)
    sections = SectionReader(reader, topic_reader)
    topics = topic_reader.topics(nodes["工作情况"], "工作情况") if "工作情况" in nodes else []
    facts = Facts(
        document.source.path,
        outline,
        read_header(reader, nodes, start),
        _in_outline_order([with_required(reader, t) for t in topics], outline),
        sections.duties(nodes["第一责任人"]) if "第一责任人" in nodes else (),
        sections.problems(nodes["存在问题"]) if "存在问题" in nodes else (),
        sections.plans(nodes["下一步工作打算"]) if "下一步工作打算" in nodes else (),
        sections.promises(nodes["上年打算落实"]) if "上年打算落实" in nodes else (),
        sections.repairs(nodes["上年问题整改"]) if "上年问题整改" in nodes else (),
    )
    sections.check_answers(facts.problems)
    _check_sections(reader, facts, nodes, start)
    return facts, reader


def _outline(reader: Reader, node: Node | None, outlines: Outlines) -> Outline:
    name = reader.text(node, "提纲") if node is not None else DEFAULT_OUTLINE
    found = outlines.get(name or DEFAULT_OUTLINE)
    if found is None:
        where = reader.place(node) if node is not None else Place(reader.document.source.path)
        known = outlines.names()
        raise DrafterError(faults.no_outline(where, name, known, nearest(name, known)))
    return found


def _in_outline_order(topics: list[TopicFacts], outline: Outline) -> tuple[TopicFacts, ...]:
    """Sort topics as the outline has them; one of the clerk's own follows the topic it stands behind in the file."""
    order = list(outline.topics)
    rank, placed = -1.0, []
    for topic in topics:
        rank = order.index(topic.key) if topic.key in outline.topics else rank + 0.001
        placed.append((rank, topic))
    return tuple(topic for _, topic in sorted(placed, key=lambda pair: pair[0]))


def _check_sections(reader: Reader, facts: Facts, nodes: dict[str, Node], start: Place) -> None:
    """Note the required sections in which nothing stands."""
    filled = {
        Role.WORK: any(not topic.empty for topic in facts.topics) or bool(facts.duties),
        Role.PROBLEMS: bool(facts.problems),
        Role.PLANS: bool(facts.plans),
        Role.DUTY: bool(facts.duties),
    }
    for section in facts.outline.sections:
        node = nodes.get(SECTION_OF[section.role])
        # what was written but is wrong has been named
        named = node is not None and not is_empty(node) and errors(reader.found)
        if section.required and not filled[section.role] and not named:
            where = reader.place(node) if node is not None else start
            advice = "这一节是年度报告必须有的内容。"
            reader.note(faults.missing(where, f"“{section.title}”一节", advice, section.title))


def _check_references(reader: Reader, facts: Facts) -> None:
    references = References(reader, facts.figures(), facts.outline)
    for topic in facts.topics:
        references.check_topic(topic)
    for plan in facts.plans:
        for measure in plan.measures:
            references.check_measure(measure, "下一步工作打算")
    for problem in facts.problems:
        for words in filter(None, (problem.words, problem.cause)):
            references.check_words(words, "存在问题")
    for duty in facts.duties:
        for act in duty.acts:
            references.check_words(act, "第一责任人")
    for section, follow_ups in (("上年打算落实", facts.promises), ("上年问题整改", facts.repairs)):
        for item in follow_ups:
            references.check_words(item.words, section)
            references.check_text(item.note, section, item.words.place)
    header = facts.header
    for part in filter(None, (header.opening, header.summary, header.closing)):
        references.check_words(part, part.key)
