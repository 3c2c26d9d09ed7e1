"""The bag of typed secrets holds, forgets and never shows."""

from fairlead.core.secrets import SecretBag, SecretName


def test_the_bag_holds_and_forgets() -> None:
    bag = SecretBag()
    bag.put(SecretName.ELASTIC_PASSWORD, "hunter2")
    bag.put(SecretName.ELASTIC_API_KEY, "a2V5")
    assert bag.get(SecretName.ELASTIC_PASSWORD) == "hunter2"
    bag.put(SecretName.ELASTIC_PASSWORD, "")
    assert bag.get(SecretName.ELASTIC_PASSWORD) == ""
    bag.clear()
    assert bag.get(SecretName.ELASTIC_API_KEY) == ""


def test_the_bag_shows_names_only() -> None:
    bag = SecretBag()
    assert repr(bag) == "<SecretBag holding nothing>"
    bag.put(SecretName.ELASTIC_PASSWORD, "hunter2")
    assert repr(bag) == "<SecretBag holding elastic-password>"
    assert "hunter2" not in f"{bag!r}{bag}{vars(type(bag))}"
