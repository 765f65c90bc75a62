"""Writers: the report tree into Word files and plain text."""
