"""How a report looks as a web page: plain on screens of any width, by the house style on paper. No script, nothing fetched."""

from __future__ import annotations

from drafter.style import HouseStyle
from drafter.style.house import Face

_SCREEN = """\
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:#1f1f1f;line-height:1.9;font-size:1.0625rem;overflow-wrap:break-word;
font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1.125rem 3rem}
h1{margin:1.75rem 0;text-align:center;line-height:1.5;font-size:1.5rem}
h1 span,h2 span{display:inline-block;text-wrap:balance}
h2,h3,h4,h5,h6{margin:1.5rem 0 .5rem;line-height:1.6}
h2{font-size:1.25rem}
h3{font-size:1.125rem}
h4,h5,h6{font-size:1.0625rem}
p{margin:.5rem 0;text-indent:2em;text-align:justify}
.number{margin:-1rem 0 1.25rem;text-indent:0;text-align:center}
.recipients,.label{text-indent:0}
.enclosures{margin:1.5rem 0 0;padding-left:2em}
.enclosures p{text-indent:0}
.enclosures ol{margin:0;padding-left:1.5em}
a{color:inherit}
.signature{width:fit-content;max-width:100%;margin:2.5rem 0 1rem auto;padding-right:1rem}
.signature p{text-indent:0;text-align:center}
section{margin-top:3rem;border-top:1px solid #c8c8c8;padding-top:1rem}
section>h2{text-align:center}
table{border-collapse:collapse;width:100%;line-height:1.5;font-size:.9375rem}
th,td{border:1px solid #c8c8c8;padding:.375rem .5rem;text-align:center;font-weight:400}
th{background:#f5f5f5}
thead th,th[scope=rowgroup]{font-weight:600}
.figures tbody th[scope=row]{background:none}
.wordy{text-align:left}
.about th{width:6.5em;white-space:nowrap}
.about td{text-align:left}
.figures{margin:1rem 0;overflow-x:auto}
mark{background:#fff2a8;color:inherit}
@media (max-width:30rem){
h1{font-size:1.3125rem}
table{font-size:.8125rem}
th,td{padding:.3125rem .25rem}
.signature{padding-right:0}
}
"""
_PAPER = """\
@page{{size:{width} {height};margin:{top} {outer} {bottom} {inner};
@bottom-center{{content:"{before}" counter(page) "{after}";font:{number}}}}}
@media print{{
body{{font:{body};color:#000;line-height:{line}}}
main{{max-width:none;padding:0}}
h1{{margin:0 0 {line};font:400 {title};line-height:{title_line}}}
h2,h3,h4,h5,h6{{margin:0;text-indent:2em;line-height:{line};break-after:avoid}}
{headings}
p{{margin:0;orphans:2;widows:2}}
{leads}
.about{{margin-bottom:{line}}}
.number{{margin:0 0 {line}}}
.signature{{margin:{line} 0 0 auto;padding-right:2em;break-inside:avoid}}
section{{break-before:page;margin:0;border:0;padding:0}}
section>h2{{margin:{line} 0;text-indent:0;font:400 {title};line-height:{title_line}}}
table{{font:{table};line-height:{table_line}}}
thead{{display:table-header-group}}
tr{{break-inside:avoid}}
tr:has(th[scope=rowgroup]){{break-after:avoid}}
th,td{{border-color:#000;padding:.1em .4em}}
th{{background:none}}
.enclosures{{margin:{line} 0 0;break-inside:avoid}}
.figures{{overflow:visible}}
a{{text-decoration:none}}
}}
"""


def stylesheet(style: HouseStyle) -> str:
    """Return the style sheet of a page, its print part measured by the house style."""
    page, grid = style.page, style.grid
    before, _, after = style.page_number.form.partition("1")
    levels = tuple(enumerate(style.headings, 1))
    return _SCREEN + _PAPER.format(
        width=_points(page.width),
        height=_points(page.height),
        top=_points(page.top),
        outer=_points(page.outer),
        bottom=_points(page.bottom),
        inner=_points(page.inner),
        before=_escaped(before),
        after=_escaped(after),
        number=_font(style.page_number),
        body=_font(style.body),
        line=_points(grid.line),
        title=_font(style.title),
        title_line=_points(style.title.line),
        headings="\n".join(
            f"h{n + 1},section h{n + 2}{{font:{_weight(level.bold)} {_font(level)};line-height:{_points(grid.line)}}}"
            for n, level in levels
        ),
        leads="\n".join(f".lead-{n}{{font:{_weight(level.bold)} {_font(level)}}}" for n, level in levels),
        table=_font(style.table),
        table_line=_points(style.table.line),
    )


def _points(twips: int) -> str:
    return f"{twips / 20:g}pt"


def _weight(bold: bool) -> int:
    return 700 if bold else 400


def _font(face: Face) -> str:
    """Name a typeface and those that may stand in for it, with its size, as CSS does."""
    families = ",".join(f'"{_escaped(name)}"' for name in (face.family, *face.stand_ins))
    return f"{_points(face.size * 10)} {families},serif"


def _escaped(text: str) -> str:
    """Write a text for a string of CSS: a name from a house style ends neither the string nor the style sheet."""
    return "".join(c if c.isalnum() or c in " -_—" else f"\\{ord(c):x} " for c in text)
