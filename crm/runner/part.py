"""Runs one part of Picket as a child of the runner: `python -m crm.runner.part PARENT FILE ARGUMENTS`."""

import runpy
import sys

from crm.runner.parent import die_with_parent

if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_path(sys.argv[0], run_name="__main__")
