import pytest

from crm.environment import WrongEnvironmentError, explained, read, read_or_exit

KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def settings(**changes: str) -> dict[str, str]:
    return {"SECRET_KEY": KEY} | changes


def test_without_settings_picket_serves_this_machine_alone() -> None:
    given = read(settings())
    assert (given.host, given.port, given.debug) == ("127.0.0.1", 8000, False)
    assert given.public_base_url == "http://127.0.0.1:8000"
    assert given.allowed_hosts == ["127.0.0.1", "localhost", "[::1]"]


def test_set_but_empty_counts_as_not_set() -> None:
    assert read(settings(PORT="", CURRENCY=" ")).port == 8000


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("port", "65535", 65535),
        ("host", "::1", "::1"),
        ("debug", "ON", True),
        ("demo", "0", False),
        ("public_base_url", "https://crm.example.com/", "https://crm.example.com"),
        ("language", "DE", "de"),
        ("default_region", "se", "SE"),
        ("currency", "sek", "SEK"),
        ("time_zone", "America/New_York", "America/New_York"),
        ("company_name", "Mørk & Søn", "Mørk & Søn"),
        ("database_url", "postgres://u:p@h:1/name?sslmode=require", "postgres://u:p@h:1/name?sslmode=require"),
    ],
)
def test_what_each_setting_accepts(name: str, text: str, value: object) -> None:
    assert getattr(read(settings(**{name.upper(): text})), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "eighty"),
        ("HOST", "a b"),
        ("DEBUG", "maybe"),
        ("DATABASE_URL", "mysql://localhost/picket"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "crm.example.com, what ever"),
        ("PUBLIC_BASE_URL", "crm.example.com"),
        ("PUBLIC_BASE_URL", "ftp://crm.example.com"),
        ("PUBLIC_BASE_URL", "https://crm.example.com/crm"),
        ("PUBLIC_BASE_URL", "https://crm.example.com:99999"),
        ("COMPANY_NAME", "x" * 81),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LANGUAGE", "klingon"),
        ("DEFAULT_REGION", "Germany"),
        ("CURRENCY", "€"),
        ("WEB_PROCESSES", "0"),
        ("POOL_SIZE", "1"),
        ("PROXY_HOPS", "-1"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name_and_what_is_accepted(name: str, text: str) -> None:
    with pytest.raises(WrongEnvironmentError, match=f"^{name} does not accept .*: it accepts .+") as refused:
        read(settings(**{name: text}))
    assert name != "SECRET_KEY" or text not in str(refused.value)


def test_every_wrong_value_is_named_at_once_and_nothing_else_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_or_exit(settings(PORT="x", CURRENCY="x"))
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert ("PORT" in said, "CURRENCY" in said, "Traceback" in said) == (True, True, False)


def test_the_site_answers_to_its_own_name_and_to_the_others_it_was_given() -> None:
    given = read(settings(PUBLIC_BASE_URL="https://crm.example.com", ALLOWED_HOSTS="crm.internal, .example.org"))
    assert given.allowed_hosts[:3] == ["crm.example.com", "crm.internal", ".example.org"]


def test_the_table_explains_every_setting() -> None:
    assert all(name.upper() in explained() for name in vars(read(settings())))
