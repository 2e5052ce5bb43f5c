"""Makes `.venv` and installs the lock into it. Runs on a bare Python: standard library only.

Two starts at once do not both build: the second waits for the first and then finds nothing left to do.
"""

import fcntl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from crm.runner.parent import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}


def install(kind: str) -> None:
    """Bring `.venv` to what the lock of `kind` ("run" or "dev") says. Raises SystemExit with what to do about it."""
    (ROOT / ".data").mkdir(exist_ok=True)
    with (ROOT / ".data" / "building").open("w") as lock:
        wait_for(lock.fileno())
        if is_installed(kind):
            return
        make_venv()
        say(f"installing what {LOCKS[kind]} lists (this takes a moment, once)")
        if not any(run(tool, "--require-hashes", "-r", LOCKS[kind]) == 0 for tool in installers()):
            raise SystemExit(f"Picket: {LOCKS[kind]} could not be installed; what went wrong stands above.")
        for installed in {"run", kind}:
            (VENV / f"installed-{installed}").write_bytes((ROOT / LOCKS[installed]).read_bytes())


def wait_for(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("another start is building the environment: waiting for it")
        fcntl.flock(lock, fcntl.LOCK_EX)


def is_installed(kind: str) -> bool:
    stamp = VENV / f"installed-{kind}"
    same = stamp.exists() and stamp.read_bytes() == (ROOT / LOCKS[kind]).read_bytes()
    return same and run([str(python()), "-c", ""], quiet=True) == 0


def make_venv() -> None:
    """A virtual environment that can be installed into: one that still runs is kept, any other is made anew."""
    if (
        python().exists()
        and run([str(python()), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 12))"], quiet=True) == 0
    ):
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    if run([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SystemExit(
            "Picket: this Python makes no virtual environment. On Debian and Ubuntu: apt install python3-venv"
        )


def installers() -> Iterator[list[str]]:
    """Commands that install, the quickest first: uv takes seconds where pip takes a minute."""
    pip = [str(python()), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as only_uv:
        only_uv.write(locked("uv"))
        only_uv.flush()
        if run(["uv"], "--version", quiet=True) == 0:
            yield ["uv", "pip", "install", "--python", str(python())]
        elif run(pip, "--require-hashes", "-r", only_uv.name, quiet=True) == 0:
            yield [str(VENV / "bin" / "uv"), "pip", "install", "--python", str(python())]
    yield pip


def locked(package: str) -> str:
    """The lines of the lock that pin one package, with its hashes."""
    lines = (ROOT / LOCKS["dev"]).read_text().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{package}=="))
    last = next(number for number in range(first, len(lines)) if not lines[number].endswith("\\"))
    return "\n".join(lines[first : last + 1])


def python() -> Path:
    return VENV / "bin" / "python"


def run(command: list[str], *more: str, quiet: bool = False) -> int:
    """The exit code; that of a program which does not exist, or is a shim that fails, is not 0."""
    silence = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(
            [*command, *more], cwd=ROOT, stdout=silence, stderr=silence, preexec_fn=die_with_parent, check=False
        ).returncode
    except OSError:
        return 127


def say(what: str) -> None:
    print(f"Picket: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    die_with_parent()
    install(sys.argv[1])
