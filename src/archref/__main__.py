"""`python -m archref`: the command line."""

import sys

from archref.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
