"""Tests reach this machine only: a connection to anywhere else raises."""

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


class OutsideWorldError(RuntimeError):
    """A test tried to reach the outside world."""


def forbid() -> None:
    """From now on, in this process."""
    socket.socket.connect = _checked_connect  # type: ignore[assignment, method-assign]
    socket.socket.connect_ex = _checked_connect_ex  # type: ignore[assignment, method-assign]


def _checked_connect(self: socket.socket, address: Any) -> None:
    _check(self, address)
    _connect(self, address)


def _checked_connect_ex(self: socket.socket, address: Any) -> int:
    _check(self, address)
    return _connect_ex(self, address)


def _check(sock: socket.socket, address: Any) -> None:
    if sock.family not in (socket.AF_INET, socket.AF_INET6) or address[0] == "localhost":
        return
    if not ipaddress.ip_address(address[0]).is_loopback:
        raise OutsideWorldError(f"A test tried to reach {address[0]}: tests must not leave this machine.")
