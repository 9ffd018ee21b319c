"""No spelling of an address leads inside, and what is refused says why."""

from __future__ import annotations

import re
from ipaddress import ip_address

import pytest

from factcheck.config import Settings, SettingsError
from factcheck.fetching.addresses import (
    FetchError,
    demand_reachable,
    is_public,
    literal,
    read_address,
)
from factcheck.fetching.limits import Limits, limits_of

LIMITS = Limits()

# Each leads to this machine, to the network it is in, to a cloud's own services, or is no address at all.
FULL_WIDTH = "\uff11\uff12\uff17.\uff10.\uff10.\uff11"
INSIDE = f"""
http://127.0.0.1/ http://127.1/ http://127.0.1/ http://2130706433/ http://0x7f000001/ http://0x7f.1/
http://0x7f.0.0.1/ http://017700000001/ http://0177.0.0.1/ http://0177.0.1/ http://127.000.000.001/
http://0/ http://0.0.0.0/ http://0x0/ http://00000000/ http://127.127.127.127/ http://127.0.0.1./
http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/
http://[0:0:0:0:0:ffff:127.0.0.1]/ http://[::127.0.0.1]/ http://[::7f00:1]/ http://[::ffff:0:127.0.0.1]/
http://[64:ff9b::127.0.0.1]/ http://[64:ff9b::a9fe:a9fe]/ http://[64:ff9b:1::10.0.0.1]/
http://[2002:7f00:1::]/ http://[2002:a9fe:a9fe::]/ http://[2001:0:7f00:1::]/ http://[fe80::1]/
http://[fec0::1]/ http://[fc00::1]/ http://[fd00:ec2::254]/ http://[ff02::1]/ http://[100::1]/
http://[2001:db8::1]/ http://[::ffff:10.0.0.1]/ http://[::ffff:169.254.169.254]/ http://[::ffff:a9fe:a9fe]/
http://169.254.169.254/ http://169.254.43518/ http://0xa9fea9fe/ http://2852039166/ http://0251.0376.0251.0376/
http://0xA9.0xFE.0xA9.0xFE/ http://10.0.0.1/ http://10.1/ http://012.0.0.1/ http://172.16.0.1/
http://172.31.255.255/ http://192.168.0.1/ http://192.168.257/ http://0xc0a80001/ http://3232235521/
http://100.64.0.1/ http://198.18.0.1/ http://192.0.0.1/ http://192.0.2.1/ http://198.51.100.7/
http://203.0.113.9/ http://224.0.0.1/ http://239.255.255.250/ http://240.0.0.1/ http://255.255.255.255/
http://{FULL_WIDTH}/ http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://127%2e0%2e0%2e1/ http://%31%32%37.0.0.1/
http:127.0.0.1 http:/127.0.0.1 http:\\\\127.0.0.1 http://\t127.0.0.1/ http://1\u00ad27.0.0.1/ HTTP://127.0.0.1/
http://127.0.0.1#@news.example/ http://127.0.0.1?@news.example/ http://127.0.0.1\\@news.example/
"""
SPELLINGS = [one for one in re.split("[ \n]", INSIDE) if one]
NO_ADDRESS = [
    "http://user@news.example/", "http://user:pass@news.example/", "http://:pass@news.example/",
    "http://news.example@127.0.0.1/", "https://news.example:22/", "http://news.example:6379/",
    "http://news.example:0/", "http://news.example:65536/", "ftp://news.example/", "file:///etc/passwd",
    "gopher://127.0.0.1:25/", "javascript:alert(1)", "data:text/html,x", "ws://news.example/",
    "//news.example/", "news.example", "", "http://", "https:///", "http://news example/",
    "http://news%00.example/", "http://[::1", "http://[fe80::1%25eth0]/", "http://a\x00b/",
    "http://news.example/\r\nHost: other", "dict://127.0.0.1:11211/", "blob:http://news.example/x",
    "http://1.2.3.4.5/", "http://256.256.256.256/", "http://0x100000000/", "http://" + "a" * 3_000,
]  # fmt: skip


def test_there_are_enough_spellings_to_mean_something() -> None:
    assert len(set(SPELLINGS)) >= 75


@pytest.mark.parametrize("words", SPELLINGS)
def test_no_spelling_leads_inside(words: str) -> None:
    with pytest.raises(FetchError) as refused:
        address = read_address(words, LIMITS)
        # A spelling that is a name to a browser has to be looked up; whatever it says is checked then.
        number = literal(address.host)
        assert number is not None, f"{words} is taken for a name: {address.host}"
        demand_reachable(address.host, [number], LIMITS)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("words", NO_ADDRESS)
def test_what_is_no_web_address_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(FetchError) as refused:
        read_address(words, LIMITS)

    assert str(refused.value).endswith(".") or "FACTCHECK" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "host", "port", "target"),
    [
        ("https://news.example/a/b?c=d#e", "news.example", 443, "/a/b?c=d"),
        ("http://NEWS.example", "news.example", 80, "/"),
        (" https://news.example/x y ", "news.example", 443, "/x%20y"),
        ("https://bücher.example/ä", "xn--bcher-kva.example", 443, "/%C3%A4"),
        ("https://news.example:443/", "news.example", 443, "/"),
        ("http://1.1.1.1/", "1.1.1.1", 80, "/"),
    ],
)
def test_an_address_is_read_as_a_browser_does(
    words: str, host: str, port: int, target: str
) -> None:
    address = read_address(words, LIMITS)

    assert (address.host, address.port, address.target) == (host, port, target)
    assert address.authority == host


def test_a_redirect_is_read_from_the_page_it_came_from() -> None:
    assert (
        read_address("../b", LIMITS, base="https://news.example/a/c").href
        == "https://news.example/b"
    )
    with pytest.raises(FetchError, match="http"):
        read_address("file:///etc/passwd", LIMITS, base="https://news.example/a")


@pytest.mark.parametrize(
    "number",
    [
        "1.1.1.1",
        "93.184.215.14",
        "2606:4700:4700::1111",
        "2002:101:101::",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
    ],
)
def test_public_numbers_are_public(number: str) -> None:
    assert is_public(ip_address(number))


def test_one_number_inside_is_enough_to_refuse_a_name() -> None:
    with pytest.raises(FetchError, match="private network"):
        demand_reachable("x.example", [ip_address("1.1.1.1"), ip_address("10.0.0.1")], LIMITS)
    with pytest.raises(FetchError, match="no server called"):
        demand_reachable("x.example", [], LIMITS)


def test_a_desk_may_open_a_network_of_its_own_and_no_other() -> None:
    limits = limits_of(Settings(fetch_private="10.1.0.0/16, ::1/128", fetch_ports="443, 8443"))

    assert limits.ports == {443, 8443}
    demand_reachable("archive", [ip_address("10.1.2.3"), ip_address("::ffff:10.1.2.3")], limits)
    demand_reachable("archive", [ip_address("::1")], limits)
    with pytest.raises(FetchError, match="FACTCHECK_FETCH_PRIVATE"):
        demand_reachable("archive", [ip_address("10.2.0.1")], limits)


@pytest.mark.parametrize(
    "given",
    [
        {"fetch_ports": "80,http"},
        {"fetch_ports": "70000"},
        {"fetch_private": "10.1.2.3/8"},
        {"fetch_private": "home"},
    ],
)
def test_a_setting_that_cannot_be_read_is_named(given: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="FACTCHECK_FETCH_"):
        limits_of(Settings(**given))  # type: ignore[arg-type]
