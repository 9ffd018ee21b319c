import pytest

from factcheck.domain.errors import InputError
from factcheck.domain.keys import KEYS, OFF, chosen_keys


def test_only_what_differs_is_kept() -> None:
    assert chosen_keys({}, off=False) == {}
    assert chosen_keys({"j": "q"}, off=False) == {"j": "q"}
    assert chosen_keys(dict.fromkeys(KEYS, ""), off=True) == {OFF: "yes"}


def test_two_keys_may_be_exchanged() -> None:
    assert chosen_keys({"j": "k", "k": "j"}, off=False) == {"j": "k", "k": "j"}


@pytest.mark.parametrize("keys", [{"j": "k"}, {"j": "5"}, {"j": "ab"}, {"j": "\x1b"}])
def test_a_key_is_one_sign_no_digit_and_means_one_thing(keys: dict[str, str]) -> None:
    with pytest.raises(InputError):
        chosen_keys(keys, off=False)
