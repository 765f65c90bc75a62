"""The names of the Word styles, one for every role of GB/T 9704, and what both sides of the press must know of them."""

from __future__ import annotations

from drafter.style import HouseStyle

BODY = "公文正文"
HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
TITLE = "Title"
RECIPIENTS = "主送机关"
NOTE_ONLY, NOTE_FIRST, NOTE_NEXT = "附件说明", "附件说明首项", "附件说明续项"
SIGNER, SIGNER_IN_ROW, DATE, ANNOTATION = "署名", "联合署名", "成文日期", "附注"
LABEL, ATTACHMENT_TITLE, ISSUED_TITLE = "附件标注", "附件标题", "印发件标题"
TABLE, HEAD, CELL, FIGURE, AFTER_TABLE = "公文表格", "表头文字", "表格文字", "表格数字", "表后"
MARK, NUMBER, NUMBER_LEFT, SIGNERS = "发文机关标志", "发文字号", "发文字号居左", "签发人"
IMPRINT, IMPRINT_ANCHOR = "版记", "版记位置"
PAGE_NUMBER = "footer"
TEXT_FONT, SIGNER_FONT = "正文字符", "签发人姓名"
COMMENT_TEXT, COMMENT_REFERENCE = "annotation text", "annotation reference"

# 附件说明: how far the text stands in from the left, and where its first line starts from there, in characters
NOTE_INDENTS = {NOTE_ONLY: (5.0, -3.0), NOTE_FIRST: (6.0, -4.0), NOTE_NEXT: (6.0, -1.0)}
# the least line Word knows; 22 lines of text leave room for it
HAIRLINE = 14


def white_lines(style: HouseStyle, hundredths: int) -> int:
    """Return the height of so many hundredths of a blank line (空一行)."""
    return hundredths * style.grid.line // 100
