"""References to text: in go references and a style, out comes text.

Reads nothing. May use `archives`, `languages`, `model`, `levels` and `errors`.
"""
