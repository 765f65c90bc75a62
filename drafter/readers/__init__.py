"""Finished reports → the tree, with the place of every block.

`read_report(path) -> (Read, findings)` reads .docx, .html and .txt, and through other programs .doc, .wps, .odt and
.pdf; it raises DrafterError (exit 2) where a file cannot be read as a report. `Read.report` is the tree (headings with
the number they were seen with), `Read.places` runs parallel to it: `places.blocks[n]` holds the texts of
`report.blocks[n]` as `Stretch`es, and `read.place(stretch, offset)` is the address of a character. `Read.aside` is what
stood in the file and belongs to the page around the report.

Every format becomes passages (`passages`); one core makes the tree of them (`report`): paragraphs as they were meant
(`lines`), what stands above (`front`) and below (`closing`), headings and enumerations (`headings`, `body`).
"""

from drafter.readers.opening import read_report
from drafter.readers.places import Stretch
from drafter.readers.report import Places, Read

__all__ = ["Places", "Read", "Stretch", "read_report"]
