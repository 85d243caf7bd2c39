"""Files to passages and back: in goes a file, out come passages with places; edits go back in, nothing else changes.

Knows no citation. May use `errors`.
"""
