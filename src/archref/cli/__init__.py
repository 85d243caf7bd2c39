"""The command `archref`: in go arguments, out comes an exit code. May use everything; nothing uses it."""
