"""Who stands behind an address of the network."""

from ipaddress import ip_address, ip_network


def house_of(address: str) -> str:
    """The address by which attempts are counted: who has one IPv6 address has its whole /64, so that is one house."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network(f"{found}/64", strict=False).network_address)
