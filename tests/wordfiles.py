"""Word files put together from lines: what the tests of the reader need and python-docx does not write.

A line is a paragraph. `{Heading 1}` names its style, `{1.0}` its list and level, `{centre}` its alignment, `{gone}` says that
its mark was deleted; `**…**` is bold, `⏎` a line break, `⇥` a tab, `[+…+]` inserted, `[-…-]` deleted, `[box …]` a text box stored
twice, `[foot]` a footnote, `[comment]` a comment. Lines with `| a | b |` are the rows of a table; `<<` and `>>` around lines
put them into one table cell. A first line `numbering: 一、 （一） 1. ①` says how list 1 counts.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = ("document", "styles", "numbering")
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_TYPE}{n}+xml"/>' for n in _PARTS[1:])
    + "</Types>"
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMATS = {"一": "chineseCounting", "1": "decimal", "①": "decimalEnclosedCircle", "•": "bullet"}
_STYLES = ("Title", "heading 1", "heading 2", "heading 3", "toc 1", "numbered")
_PART = re.compile(r"(\*\*|\[\+|\+\]|\[-|-\]|\[box .*?\]|\[foot\]|\[comment\]|⏎|⇥)")


def word_file(text: str) -> bytes:
    """Return a .docx with these paragraphs."""
    lines = text.rstrip("\n").split("\n")
    levels = lines.pop(0).partition(": ")[2].split() if lines[0].startswith("numbering: ") else []
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(*((name, f"{name}.xml") for name in _PARTS[1:])),
        "word/document.xml": f"<w:document {_W} {_MC}><w:body>{''.join(_blocks(lines))}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{''.join(map(_style, _STYLES))}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{_list(levels)}</w:numbering>",
    }
    return package(parts)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file with these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def _style(name: str) -> str:
    more = (
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        if name == "numbered"
        else ""
    )
    return f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "").title()}"><w:name w:val="{name}"/>{more}</w:style>'


def _list(levels: list[str]) -> str:
    made = ""
    for n, level in enumerate(levels):
        sign = next(sign for sign in _FORMATS if sign in level)
        text = "" if sign == "•" else level.replace(sign, f"%{n + 1}")
        made += f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[sign]}"/><w:lvlText w:val="{text}"/></w:lvl>'
    return (
        f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def _blocks(lines: list[str]) -> list[str]:
    made: list[str] = []
    n = 0
    while n < len(lines):
        if lines[n] == "<<":
            end = lines.index(">>", n)
            inner = "".join(_blocks(lines[n + 1 : end]))
            made.append(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")
            n = end + 1
        elif lines[n].startswith("| "):
            end = next((m for m in range(n, len(lines)) if not lines[m].startswith("| ")), len(lines))
            made.append(f"<w:tbl>{''.join(map(_row, lines[n:end]))}</w:tbl>")
            n = end
        else:
            made.append(_paragraph(lines[n]))
            n += 1
    return made


def _row(line: str) -> str:
    cells = (cell.strip() for cell in line.strip("| ").split("|"))
    return f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def _paragraph(line: str) -> str:
    properties = ""
    while found := re.match(r"\{(.+?)\}", line):
        line = line[found.end() :]
        properties += _property(found[1])
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(_runs(line))}</w:p>"


def _property(word: str) -> str:
    if listed := re.fullmatch(r"(\d)\.(\d)", word):
        return f'<w:numPr><w:ilvl w:val="{listed[2]}"/><w:numId w:val="{listed[1]}"/></w:numPr>'
    if word == "centre":
        return '<w:jc w:val="center"/>'
    if word == "gone":
        return '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    return f'<w:pStyle w:val="{word.replace(" ", "").title()}"/>'


def _runs(line: str) -> list[str]:
    made: list[str] = []
    bold = False
    for part in _PART.split(line):
        if part == "**":
            bold = not bold
        elif part in ("[+", "+]"):
            made.append('<w:ins w:id="2" w:author="x">' if part == "[+" else "</w:ins>")
        elif part in ("[-", "-]"):
            made.append('<w:del w:id="3" w:author="x">' if part == "[-" else "</w:del>")
        elif part.startswith("[box "):
            box = f"<w:txbxContent>{_paragraph(part[5:-1])}</w:txbxContent>"
            made.append(
                f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        elif part in ("[foot]", "[comment]", "⏎", "⇥"):
            tag = {"[foot]": "footnoteReference", "[comment]": "commentReference", "⏎": "br", "⇥": "tab"}[
                part
            ]
            made.append(f"<w:r><w:{tag}/></w:r>")
        elif part:
            tag = "delText" if made and made[-1].startswith("<w:del ") else "t"
            look = "<w:rPr><w:b/></w:rPr>" if bold else ""
            made.append(f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}></w:r>')
    return made
