"""The opening paragraph: the set phrases current for the report year, the clerk's own line, 现将……报告如下."""

from __future__ import annotations

from drafter.canon import Bundle, Canon
from drafter.compose.topics import TopicTeller
from drafter.compose.wording import Wording
from drafter.facts import Facts
from drafter.facts.faults import no_phrases
from drafter.findings import Finding, Place
from drafter.sentences import Sense, SentenceFiles, Tag, paragraphs
from drafter.tree import Block, Paragraph

OPENING_NAMES = frozenset({"年", "自称", "思想", "法治思想", "全会精神", "拥护", "总述"})


def opening(
    teller: TopicTeller, facts: Facts, canon: Canon, sentences: SentenceFiles
) -> tuple[list[Block], tuple[Finding, ...]]:
    """Return the opening paragraph; a finding where no set phrases are known for the year."""
    header = facts.header
    wording = teller.wording("引言")
    if header.opening is not None:
        return [
            Paragraph(wording.tags.spans(wording.text(header.opening.text, header.opening)), ("引言",))
        ], ()
    bundle = canon.year(header.year) if header.year else None
    known = set_phrases(wording, bundle)
    known["自称"] = header.self_name
    if header.year:
        known["年"] = wording.tags.put(f"{header.year}年", Tag(Sense.DERIVED, ("年度",)))
    if header.summary is not None:
        known["总述"] = wording.words(header.summary)
    template = sentences.frame("opening", OPENING_NAMES)
    told = paragraphs(template.render(known), wording.telling)
    spans = wording.finished([s for paragraph in told for s in paragraph])
    missing = header.year is not None and bundle is None
    noticed = (no_phrases(Place(facts.path, 1), header.year),) if missing and header.year else ()
    return [Paragraph(spans, ("引言",))], noticed


def set_phrases(wording: Wording, bundle: Bundle | None) -> dict[str, object]:
    """Return the set phrases of a year under the names that sentence files use; what the year has none of is left out."""
    if bundle is None:
        return {}
    parts = bundle.opening
    named = {"思想": parts.guide, "法治思想": parts.thought, "全会精神": parts.spirit, "拥护": parts.pledge}
    return {k: wording.tags.put(v, Tag(Sense.DERIVED, (f"提法.{k}",))) for k, v in named.items() if v}
