"""bin/test: the whole suite, or the part of it that the arguments name.

usage: bin/test [--long] [PYTEST ARGUMENTS]

  bin/test                                    bin/check, then every test, side by side on all cores
  bin/test --long                             the same, with the tests that take minutes
  bin/test customers/tests/test_merge.py -k x what pytest makes of these arguments, without bin/check
  DATABASE_URL=... bin/test                   on that PostgreSQL instead of the embedded one (.data/test-postgres)
  CHROMIUM=/path/to/chrome bin/test           with that browser

Exit code 0 when everything passed, 1 when something failed.
"""

import os
import subprocess
import sys

from crm.runner import check
from crm.runner.embedded import ROOT

PYTEST = [sys.executable, "-m", "pytest"]
MOST_WORKERS = 4


def whole(words: list[str]) -> int:
    """bin/check, then every test whatever it said; red when either is."""
    print("Checks:", flush=True)
    failed = check.check(list(check.STEPS))
    print("\nTests:", flush=True)
    workers = min(os.cpu_count() or 2, MOST_WORKERS)
    environ = os.environ | {"PICKET_FAILED_CHECKS": ", ".join(failed)}
    ended = subprocess.run(
        [*PYTEST, "-n", str(workers), "--dist=loadgroup", *words], cwd=ROOT, env=environ, check=False
    )
    return ended.returncode or int(bool(failed))


def main(words: list[str]) -> int:
    if "--help" in words or "-h" in words:
        print(__doc__)
        return 0
    if set(words) <= {"--long", "-q", "-v", "-x"}:
        return whole(words)
    return subprocess.run([*PYTEST, *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
