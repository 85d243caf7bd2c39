"""What a work cites, by archive and fond: in go citations or documents, out comes a tree that loses nothing.

May use `reading` and what that uses.
"""
