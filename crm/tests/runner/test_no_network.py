import socket

import pytest

from crm.runner.no_network import OutsideWorldError


@pytest.mark.parametrize("address", ["93.184.216.34", "10.0.0.1", "2606:2800:220:1::1"])
def test_the_outside_world_cannot_be_reached_from_a_test(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as client, pytest.raises(OutsideWorldError, match="must not leave this machine"):
        client.connect((address, 80))


def test_this_machine_can() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        socket.create_connection(door.getsockname(), timeout=5).close()
