"""The table of all rules of text, run over one paper: what was noted becomes findings, in place order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from drafter.canon import Canon
from drafter.canon.laws import Laws
from drafter.canon.rulebook import RuleBook
from drafter.files import Shelf
from drafter.findings import Finding, Place
from drafter.records import Model, read_model
from drafter.rules.text.articles import articles
from drafter.rules.text.asking import requests
from drafter.rules.text.averages import averages, enumerations, units
from drafter.rules.text.bare import bare_headings
from drafter.rules.text.chains import chains
from drafter.rules.text.changes import changes
from drafter.rules.text.contents import first_responsible, next_year, shortcomings, signature
from drafter.rules.text.dates import impossible, odd_dates, relative_times
from drafter.rules.text.forms import ended_otherwise, written_otherwise
from drafter.rules.text.lastyear import against_last, unchanged
from drafter.rules.text.leftovers import leftovers
from drafter.rules.text.marks import stacked, straight, unpaired
from drafter.rules.text.meetings import meetings
from drafter.rules.text.noted import Noted
from drafter.rules.text.numbering import level_skipped, skipped
from drafter.rules.text.organs import mixed, renamed
from drafter.rules.text.paper import Paper
from drafter.rules.text.parties import case_numbers, named_parties, secrecy
from drafter.rules.text.periods import reversed_periods
from drafter.rules.text.personal import home_addresses, number_plates, private_numbers
from drafter.rules.text.phrases import phrases, ranks
from drafter.rules.text.places import places
from drafter.rules.text.rates import baseless, rates
from drafter.rules.text.repeated import repeated
from drafter.rules.text.repetition import copied_from_last, paragraphs_twice, sentences_twice
from drafter.rules.text.reportyear import cut_short, misdated, signing
from drafter.rules.text.sentences import unfinished
from drafter.rules.text.series import series
from drafter.rules.text.shares import parts, shares_of_all, unstated
from drafter.rules.text.spacing import dashed, entered_numbers, narrow, paper_numbers, spaced, wide_digits
from drafter.rules.text.substance import unanswered, unexplained, unmeasured, without_figures
from drafter.rules.text.sums import sums
from drafter.rules.text.timely import absent, stale
from drafter.rules.text.titles import citations, names, title_marks
from drafter.rules.text.wording import doubled, misspelt, redundant

MOST_ALIKE = 5


@dataclass(frozen=True)
class Tables:
    """What rules look things up in: laws, set phrases by date, and the word lists of `outlines/common/`, read once."""

    shelf: Shelf
    book: RuleBook
    laws: Callable[[], Laws]
    calendar: Callable[[], Canon]
    _read: dict[str, object] = field(default_factory=dict)

    def words(self, model: type[Model], name: str) -> Model:
        """Return a word list of `outlines/common/`, the county's own before ours."""
        if name not in self._read:
            self._read[name] = read_model(model, str(self.shelf.find("outlines", f"common/{name}")))
        kept = self._read[name]
        assert isinstance(kept, model)
        return kept


Check: TypeAlias = Callable[[Paper, Tables], Iterable[Noted]]

# every check with the codes it may note; the order is that of reading
CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("L601",), names),
    (("N101", "N102"), sums),
    (("N103", "N104", "N105"), rates),
    (("N101",), shares_of_all),
    (("N105",), parts),
    (("N109",), averages),
    (("N110",), enumerations),
    (("N111",), units),
    (("N112",), repeated),
    (("N104", "N113"), unstated),
    (("N114",), baseless),
    (("L602", "L603", "S704"), citations),
    (("L604",), title_marks),
    (("L605",), articles),
    (("S701", "S702"), meetings),
    (("S703",), phrases),
    (("S703", "S704"), chains),
    (("S704",), stale),
    (("S705",), absent),
    (("S706",), ranks),
    (("O711",), renamed),
    (("O712",), places),
    (("O713",), mixed),
    (("C401",), first_responsible),
    (("C402", "C403"), shortcomings),
    (("C404",), next_year),
    (("C406",), signature),
    (("C405",), requests),
    (("C407",), unexplained),
    (("C408",), unmeasured),
    (("C409",), without_figures),
    (("C410",), unanswered),
    (("R801", "R802", "R803"), private_numbers),
    (("R804",), home_addresses),
    (("R805",), named_parties),
    (("R806",), case_numbers),
    (("R807",), secrecy),
    (("R808",), number_plates),
    (("N104", "N106", "N107", "N108"), changes),
    (("N106", "N107"), against_last),
    (("N116",), unchanged),
    (("D201", "D202"), misdated),
    (("D203",), impossible),
    (("D204",), signing),
    (("D205",), odd_dates),
    (("D206",), cut_short),
    (("D207",), relative_times),
    (("D208",), reversed_periods),
    (("U901",), paragraphs_twice),
    (("U902",), sentences_twice),
    (("U903",), copied_from_last),
    (("H301", "H302"), skipped),
    (("H303",), written_otherwise),
    (("H304",), series),
    (("H305",), ended_otherwise),
    (("H303", "H306"), level_skipped),
    (("H307",), bare_headings),
    (("P501",), unpaired),
    (("P502",), stacked),
    (("P503",), straight),
    (("P504",), narrow),
    (("P505",), spaced),
    (("P506",), dashed),
    (("P507",), wide_digits),
    (("P508",), paper_numbers),
    (("P508",), entered_numbers),
    (("T501",), leftovers),
    (("T502",), unfinished),
    (("T503",), doubled),
    (("T504",), misspelt),
    (("T505",), redundant),
)


class Checked(NamedTuple):
    """A finding with what was noted: where in the line, and how it could be put right.

    `alike` is what is told with it: the same in other places.
    """

    finding: Finding
    noted: Noted
    alike: tuple[Noted, ...] = ()


def check_paper(
    paper: Paper, tables: Tables, wanted: Callable[[str], bool], more: Iterable[Noted] = ()
) -> tuple[Checked, ...]:
    """Run every rule that is wanted over a paper; return what they note, in place order, what is alike told once.

    `more` is what was noted of the file beside its text.
    """
    noted = [n for codes, check in CHECKS if any(map(wanted, codes)) for n in check(paper, tables)]
    noted += more
    kept = [n for n in dict.fromkeys(noted) if wanted(n.code)]
    found = [Checked(_finding(n, paper, tables), n, others) for n, others in _folded(kept)]
    return tuple(sorted(found, key=lambda c: _order(c.finding)))


def _order(finding: Finding) -> tuple[int, int, str]:
    return (finding.place.line or 0, finding.place.column or 0, finding.rule.code)


def _folded(noted: list[Noted]) -> Iterator[tuple[Noted, tuple[Noted, ...]]]:
    """Yield what was noted; of more than five alike only the first, with their number and the others."""
    alike: Mapping[tuple[str, str], list[Noted]] = defaultdict(list)
    for one in noted:
        if one.pattern:
            alike[one.code, one.pattern].append(one)
    for one in noted:
        others = alike[one.code, one.pattern] if one.pattern else []
        if len(others) <= MOST_ALIKE:
            yield one, ()
        elif others[0] is one:
            message = f"{one.message}这样的全文有{len(others)}处，只列第一处。"
            yield one._replace(message=message), tuple(others[1:])


def _finding(noted: Noted, paper: Paper, tables: Tables) -> Finding:
    entry = tables.book.entries[noted.code]
    line = noted.line
    return Finding(
        tables.book.rules[noted.code],
        line.locate(noted.start, noted.end) if line is not None else Place(paper.path),
        noted.message,
        noted.advice or entry.remedy,
        noted.keys,
        line.written[noted.start : noted.end] if line is not None else "",
        noted.certain,
        noted.level,
    )
