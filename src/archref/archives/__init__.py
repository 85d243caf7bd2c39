"""Which archive a name means: in go records and a name as written, out come archives.

May use `languages`, `model`, `levels` and `errors`.
"""
