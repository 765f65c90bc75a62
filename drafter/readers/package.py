"""A Word file as a package: what it really is, its parts as XML, within limits set before anything is unpacked."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from drafter.files.archives import NOT_WHOLE
from drafter.findings import DrafterError
from drafter.readers import faults

_LARGEST_PART, _LARGEST_RATIO, _SMALL = 32 * 1024 * 1024, 300, 2 * 1024 * 1024
_MOST_ENTRIES = 20_000
_PROLOGUE = 8192  # where a document type is declared, if at all
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OTHERS = (
    ("xl/", "Excel 表格", "要导入的是报告正文；表里的数据请在报告里写成段落或表格。"),
    ("ppt/", "PowerPoint 演示文稿", "请把正文复制到 Word 里，存成 .docx 再导入。"),
    ("OFD.xml", "OFD 版式文件", "请用 WPS 或数科阅读器打开，另存为 .docx 或 .txt 再导入。"),
)


class Package:
    """The parts of a zip file, each read only when asked for and only within its limit."""

    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self._entries = {info.filename: info for info in self._zip.infolist()}
        except NOT_WHOLE:
            raise self._damaged() from None
        if len(self._entries) > _MOST_ENTRIES:
            raise self._swollen()

    @property
    def is_opendocument(self) -> bool:
        """Whether this is an OpenDocument text (.odt), which another program has to convert."""
        return "content.xml" in self._entries and "mimetype" in self._entries

    def main_part(self) -> str:
        """Return the name of the part that holds the text; raise DrafterError where this is no Word file."""
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        for start, what, advice in _OTHERS:
            if any(name.startswith(start) for name in self._entries):
                raise faults.stop(
                    faults.NOT_A_REPORT_FILE, self.path, f"这其实是{what}，不是 Word 文件。", advice
                )
        relations = self.part("_rels/.rels")
        for relation in () if relations is None else relations.iter(_RELATION):
            name = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and name in self._entries:
                return name
        raise faults.stop(
            faults.NOT_A_REPORT_FILE,
            self.path,
            "这是压缩包，里面没有 Word 正文。",
            "请先解压，再导入里面的报告文件。",
        )

    def part(self, name: str) -> Any:
        """Return the root of an XML part, None where there is none."""
        info = self._entries.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise faults.stop(faults.ENCRYPTED, self.path, "文件加了密码。", "请去掉密码，另存一份再导入。")
        swollen = info.file_size > _SMALL and info.file_size > _LARGEST_RATIO * max(1, info.compress_size)
        if info.file_size > _LARGEST_PART or swollen:
            raise self._swollen()
        try:
            with self._zip.open(info) as file:
                content = file.read(_LARGEST_PART + 1)
        except NOT_WHOLE:
            raise self._damaged() from None
        return self._parsed(content)

    def _parsed(self, content: bytes) -> Any:
        start = content[:_PROLOGUE].replace(b"\0", b"")
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise faults.stop(
                faults.DANGEROUS,
                self.path,
                "文件里有实体定义，正常的 Word 文件没有。",
                "请用 WPS 或 Word 打开核对，另存为新的 .docx 再导入；来路不明的不要打开。",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged() from None

    def _damaged(self) -> DrafterError:
        return faults.stop(
            faults.DAMAGED,
            self.path,
            "文件打不开，缺了一截或被改坏了。",
            "请用 WPS 或 Word 打开修复，另存为新的 .docx 再导入。",
        )

    def _swollen(self) -> DrafterError:
        return faults.stop(
            faults.DANGEROUS,
            self.path,
            "文件展开后大得离谱，没有读。",
            "请用 WPS 或 Word 打开核对，把正文复制到新文件里再导入；来路不明的不要打开。",
        )
