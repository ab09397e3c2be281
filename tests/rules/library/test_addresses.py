"""Which addresses are public, in every notation and range that is known to deceive."""

import pytest

from forum.rules.library.addresses import is_public_address

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1
172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1
233.252.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::ffff:169.254.169.254 ::ffff:7f00:1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1
2002:7f00:1:: 2002:a00:1:: 2001::1 2001:db8::1 100::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0
febf::1 fec0::1 ff02::1 ff0e::1
"""
PUBLIC = "8.8.8.8 93.184.216.34 100.63.255.255 100.128.0.1 172.32.0.1 2606:2800:220:1:248:1893:25c8:1946 ::ffff:8.8.8.8"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_what_only_some_can_reach_is_not_public(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_what_everybody_can_reach_is_public(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "text", ["", "localhost", "0x7f.1", "2130706433", "127.1", "017700000001", "8.8.8.8/8", "[::1]"]
)
def test_what_is_no_address_in_its_one_form_is_not_public(text: str) -> None:
    assert not is_public_address(text)
