"""Makes `.venv` and installs the lock into it. Runs on a bare Python: standard library only.

Two starts at once do not both build: the second waits for the first and then finds nothing left to do.
"""

import fcntl
import subprocess
import sys
from pathlib import Path

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
        if run(installer(), "--require-hashes", "-r", LOCKS[kind]) != 0:
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
    needs = "import sys" if has_uv() else "import sys, pip"
    if (
        python().exists()
        and run([str(python()), "-c", f"{needs}; sys.exit(sys.version_info < (3, 12))"], quiet=True) == 0
    ):
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    pip = ["--without-pip"] if has_uv() else []
    if run([sys.executable, "-m", "venv", "--clear", *pip, str(VENV)]) != 0:
        raise SystemExit(
            "Picket: this Python makes no virtual environment. On Debian and Ubuntu: apt install python3-venv"
        )


def installer() -> list[str]:
    if has_uv():
        return ["uv", "pip", "install", "--python", str(python())]
    return [str(python()), "-m", "pip", "install", "--disable-pip-version-check"]


def has_uv() -> bool:
    """Whether uv really works: a version manager's shim may exist and fail."""
    try:
        return run(["uv", "--version"], quiet=True) == 0
    except OSError:
        return False


def python() -> Path:
    return VENV / "bin" / "python"


def run(command: list[str], *more: str, quiet: bool = False) -> int:
    silence = subprocess.DEVNULL if quiet else None
    return subprocess.run([*command, *more], cwd=ROOT, stdout=silence, stderr=silence, check=False).returncode


def say(what: str) -> None:
    print(f"Picket: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    install(sys.argv[1])
