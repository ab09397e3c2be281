"""Which network addresses count as one caller."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# A household gets at least so much of IPv6, and can send from any address in it.
HOUSEHOLD_BITS = 64


def caller_key(address: str) -> str:
    """The form in which two addresses count as the same caller: of IPv6 the /64; "" when it is no address."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ip_network((found, HOUSEHOLD_BITS), strict=False))
    return str(found)
