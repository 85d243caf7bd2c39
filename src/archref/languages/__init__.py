"""What a language calls things: in go `data/languages/*.toml`, out come word sets, letters and pieces of patterns.

May use `errors` and `levels`.
"""
