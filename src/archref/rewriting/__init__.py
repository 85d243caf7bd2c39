"""The same text in another style: in go passages and a style, out come edits, and what was left and why.

May use `reading`, `styles` and what these use.
"""
