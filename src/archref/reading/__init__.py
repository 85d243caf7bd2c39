"""Text to citations: in go passages, out come citations, filled in.

Knows no style. May use `archives`, `languages`, `documents`, `model`, `levels` and `errors`.
"""
