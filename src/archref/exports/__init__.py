"""Results to other programs: in go an inventory or citations and a format's name, out comes a file.

May use `inventory`, `rewriting`, `check`, `reading`, `styles` and what these use.
"""
