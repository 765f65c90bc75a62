"""What is to be posted is held to more than what is sent up: personal data may stand in the one and not in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from drafter.facts import public_copies
from drafter.findings import Finding, Level, Place, in_order
from drafter.pipeline.papers import paper_of_draft
from drafter.pipeline.workshop import Draft, Workshop
from drafter.readers import Read, Stretch
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.paper import Line, Locate, Paper, What

FAMILY, _ENTERED = "R8", "P508"
_LEFT_OUT = "公开的一份里没有这一处，上报的一份里有。"
_SEND_ONLY = "只上报、不公开的，核对一遍就行；也要上网的，改掉。"


def private_in(
    shop: Workshop, draft: Draft, wanted: Callable[[str], bool] = lambda _: True
) -> tuple[Checked, ...]:
    """Return what a draft prints that must not be posted."""
    paper = paper_of_draft(draft, shop.style(draft.facts))
    return check_paper(paper, shop.tables, lambda code: code.startswith(FAMILY) and wanted(code))


def guarded(shop: Workshop, draft: Draft) -> Draft:
    """Return a draft with what must not be posted among its findings, where it is a public copy: it is not made final then."""
    if draft.facts.copy is None or not draft.facts.copy.public:
        return draft
    private = (one.finding for one in private_in(shop, draft))
    return replace(draft, findings=in_order((*draft.findings, *private)))


def as_posted(
    shop: Workshop, path: str, noted: Iterable[Checked], wanted: Callable[[str], bool] = lambda _: True
) -> tuple[Checked, ...]:
    """Return what was noted in a report composed from facts, seen with its public copies (报送, 公开: 是).

    What none of them prints is only told; what one of them alone prints is added. Without a public copy the report itself
    is what will be posted.
    """
    names = public_copies(path)
    if not names:
        return tuple(noted)
    printed = {
        _key(one.finding): one for name in names for one in private_in(shop, shop.draft(path, name), wanted)
    }
    told = [
        _softened(one)
        if one.finding.rule.code.startswith(FAMILY) and _key(one.finding) not in printed
        else one
        for one in noted
    ]
    known = {_key(one.finding) for one in told}
    return (*told, *(one for key, one in printed.items() if key not in known))


def around(shop: Workshop, read: Read, wanted: Callable[[str], bool] = lambda _: True) -> tuple[Checked, ...]:
    """Return what is wrong around the text of a report that was read: 密级 above it, 附注 below it, 文号 on its web page."""
    lines = [_line(stretch.text, _locator(read, stretch)) for stretch in read.aside]
    if read.report.annotation:
        lines.append(_line(read.report.annotation, lambda _start, _end: Place(read.path)))
    paper = Paper(read.path, tuple(lines), read.report.title)
    return check_paper(paper, shop.tables, lambda code: code.startswith((FAMILY, _ENTERED)) and wanted(code))


def _line(text: str, locate: Locate) -> Line:
    return Line(0, text, What.PARAGRAPH, locate, attached=True)


def _locator(read: Read, stretch: Stretch) -> Locate:
    return lambda start, end: read.place(stretch, start, max(0, end - start))


def _key(finding: Finding) -> tuple[str, Place, str]:
    return (finding.rule.code, finding.place, finding.quote)


def _softened(one: Checked) -> Checked:
    finding = one.finding
    message = f"{finding.message}{_LEFT_OUT}"
    noted = one.noted._replace(message=message, advice=_SEND_ONLY, level=Level.NOTE)
    return Checked(replace(finding, message=message, advice=_SEND_ONLY, level_override=Level.NOTE), noted)
