"""Which network addresses count as one caller."""

import pytest

from forum.rules.kit.addresses import caller_key


@pytest.mark.parametrize(
    "address",
    [
        *("2001:db8::1", "2001:db8::ffff", "2001:db8:0:0:1:2:3:4", "2001:0DB8:0000::9", "2001:db8::%eth0"),
        *("2001:db8::1:2:3:4", "2001:db8:0::"),
    ],
)
def test_a_household_is_one_caller_however_its_addresses_are_written(address: str) -> None:
    assert caller_key(address) == "2001:db8::/64"


@pytest.mark.parametrize("address", ["2001:db8:0:1::1", "2001:db8:1::1", "2001:db9::1", "::1"])
def test_another_network_is_another_caller(address: str) -> None:
    assert caller_key(address) not in ("2001:db8::/64", "")


def test_an_address_of_ipv4_is_itself_in_either_clothes() -> None:
    assert caller_key("192.0.2.7") == caller_key("::ffff:192.0.2.7") == caller_key("::ffff:c000:207") == "192.0.2.7"


@pytest.mark.parametrize("address", ["", "unix:", "localhost", "1.2.3", "x" * 500])
def test_what_is_no_address_is_nobody(address: str) -> None:
    assert caller_key(address) == ""
