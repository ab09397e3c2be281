"""Which network addresses are public: whoever follows a link for others may reach no other."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# They carry an address of the old kind within, which may be a private one: NAT64, 6to4, Teredo, translated.
_CARRIERS = tuple(
    ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::ffff:0:0:0/96", "::/96")
)
# Carrier-grade NAT, relays of 6to4, benchmarking, and what the library of an older Python may take for public.
_SHUT = tuple(
    ip_network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32", "100::/64"),
    )
)


def is_public_address(text: str) -> bool:
    """Whether everybody on the internet can reach this address; anything else than an address is not."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_public(address.ipv4_mapped)
        if address.scope_id is not None:
            return False
    return _is_public(address)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    shut = any(address in network for network in (*_SHUT, *_CARRIERS) if network.version == address.version)
    return address.is_global and not address.is_multicast and not address.is_reserved and not shut
