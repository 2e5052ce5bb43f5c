"""bin/check: everything that can be said about the code without running its tests.

usage: bin/check [--fix] [STEP ...]

  --fix   first put right what can be put right by itself (format, imports, templates)

One line for each step; what a step has to say is shown only when it failed. Exit code 1 when any failed.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from crm.runner.embedded import ROOT, Embedded

PYTHON = sys.executable
TOOLS = Path(PYTHON).parent
MANAGE = [PYTHON, "manage.py"]
TEMPLATES = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "templates").rglob("*.html"))]

# What a company that is reached over https would say.
PRODUCTION = {
    "PUBLIC_BASE_URL": "https://crm.example.com",
    "DEBUG": "no",
    "SECRET_KEY": "".join(map(chr, range(33, 97))),
}

DJADE = [str(TOOLS / "djade"), "--target-version", "6.1"]
STEPS: dict[str, list[list[str]]] = {
    "types": [[str(TOOLS / "mypy"), "."]],
    "deploy": [[*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]],
    "migrations": [
        [*MANAGE, "makemigrations", "--check", "--dry-run"],
        [PYTHON, "-m", "crm.runner.lint_migrations"],
    ],
    "furniture": [[PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "crm/tests/architecture/test_furniture.py"]],
    "floors": [[PYTHON, str(TOOLS / "lint-imports")]],
    "templates": [[PYTHON, "-m", "djlint", "--lint", "--quiet", *TEMPLATES], [*DJADE, "--check", *TEMPLATES]],
    "lint": [[str(TOOLS / "ruff"), "check", "."]],
    "format": [[str(TOOLS / "ruff"), "format", "--check", "."]],
}
FIXES = [
    [str(TOOLS / "ruff"), "check", "--fix", "--quiet", "."],
    [str(TOOLS / "ruff"), "format", "--quiet", "."],
    [*DJADE, *TEMPLATES],
]


@dataclass(frozen=True)
class Outcome:
    step: str
    seconds: float
    said: str
    passed: bool


def check(steps: list[str]) -> list[str]:
    """Run the steps side by side, say how each ended, and answer the names of those that failed."""
    with Embedded(ROOT / ".data" / "test-postgres", fast=True).in_use() as url:
        environ = {name: value for name, value in os.environ.items() if name not in PRODUCTION} | {"DATABASE_URL": url}
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as workers:
            outcomes = []
            for outcome in workers.map(lambda step: carry_out(step, environ), steps):
                outcomes.append(outcome)
                state = "ok" if outcome.passed else "FAILED"
                print(f"  {outcome.step:<12}{state:<8}{outcome.seconds:5.1f} s", flush=True)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        print(f"\n=== {outcome.step} ===\n{outcome.said}")
    return [outcome.step for outcome in failed]


def carry_out(step: str, environ: dict[str, str]) -> Outcome:
    began = time.monotonic()
    production = PRODUCTION if step == "deploy" else {}
    said, passed = "", True
    for command in STEPS[step]:
        ended = subprocess.run(command, cwd=ROOT, env=environ | production, capture_output=True, text=True, check=False)
        said += ended.stdout + ended.stderr
        passed = passed and ended.returncode == 0
    return Outcome(step, time.monotonic() - began, said.strip(), passed)


def main(words: list[str]) -> None:
    if "--help" in words or "-h" in words:
        print(__doc__, "\nSteps: ", ", ".join(STEPS), sep="")
        return
    steps = [word for word in words if word != "--fix"] or list(STEPS)
    if unknown := set(steps) - set(STEPS):
        sys.exit(f"bin/check knows no step {', '.join(sorted(unknown))}; it knows {', '.join(STEPS)}.")
    if "--fix" in words:
        for fix in FIXES:
            subprocess.run(fix, cwd=ROOT, check=False)
    if failed := check(steps):
        sys.exit(f"\nbin/check failed: {', '.join(failed)}")


if __name__ == "__main__":
    main(sys.argv[1:])
