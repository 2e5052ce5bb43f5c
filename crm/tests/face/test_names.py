import pytest

from crm.templatetags.face import initials, named


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Ruiz", "AR"), ("Ana María Ruiz", "AR"), ("Prince", "P"), ("李小龙", "李"), ("☎ 🙂", "?"), ("", "?")],
)
def test_two_letters_to_know_someone_by(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("O'Brien & <b>Sons</b>", "<bdi>O&#x27;Brien &amp; &lt;b&gt;Sons&lt;/b&gt;</bdi>"),
        ("علی‌رضا", "<bdi>علی‌رضا</bdi>"),
        ("👩‍🔧 Zoë", "<bdi>👩‍🔧 Zoë</bdi>"),
    ],
)
def test_a_name_is_shown_as_written(name: str, shown: str) -> None:
    assert named(name) == shown


def test_hidden_characters_are_made_visible() -> None:
    assert 'title="right-to-left override">U+202E</span>' in named("Ana \u202ezuiR")
    assert "U+200B" in named("An\u200ba")
    assert "U+200D" in named("An\u200da")


def test_the_flag_of_a_region_is_no_hidden_sign() -> None:
    assert (
        named("\U0001f3f4\U000e0067\U000e0062\U000e007f Ana")
        == "<bdi>\U0001f3f4\U000e0067\U000e0062\U000e007f Ana</bdi>"
    )
