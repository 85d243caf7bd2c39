"""`python -m archref`: the command line."""

import sys

import archref.cli.main

if __name__ == "__main__":
    sys.exit(archref.cli.main.main())
