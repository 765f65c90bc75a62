"""What a careful reader finds in the text of a report, whoever wrote it: figures, time, contents, wording, names, privacy.

`paper` is the report as these rules see it: lines with their places. `checker` is the table of them all. What each is
called, why it matters and what it looks like stands in `outlines/common/rules/`, read by `book`.
"""
