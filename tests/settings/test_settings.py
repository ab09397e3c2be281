"""Dee sets the house up: what she may write in the environment, and what she is told when it is wrong."""

import re
import stat
from pathlib import Path

import pytest

from forum.errors import BadSetting
from forum.settings import Settings, ensure_secret_key, load_settings
from forum.settings.table import SCALE_VERSION

CHANGES = Path(__file__).parents[2] / "CHANGELOG.md"
SECRET = "a-secret-that-is-long-enough"


def settings_of(instance: Path, **names: str) -> Settings:
    given = {"INSTANCE": str(instance), "SECRET_KEY": SECRET} | names
    return load_settings({f"STRIDESHARE_{name}": value for name, value in given.items()})


def test_dee_needs_only_a_secret_to_start(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path}/strideshare.db"
    assert settings.mail_url == f"file://{tmp_path}/mail"
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.limits
    assert not settings.is_https


def test_the_secret_of_init_is_kept_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    instance = tmp_path / "new"
    ensure_secret_key(instance)
    first = settings_of(instance, SECRET_KEY="").secret_key
    ensure_secret_key(instance)
    assert settings_of(instance, SECRET_KEY="").secret_key == first
    assert len(first) >= 40
    assert stat.S_IMODE((instance / "secret_key").stat().st_mode) == 0o600


def test_there_is_no_built_in_secret(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"STRIDESHARE_SECRET_KEY is missing: run `strideshare init`"):
        settings_of(tmp_path, SECRET_KEY="")


def test_an_empty_value_counts_as_not_set(tmp_path: Path) -> None:
    assert settings_of(tmp_path, WORKERS="  ").workers == settings_of(tmp_path).workers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://ana@db/forum"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://db:5432"),
        ("SEARCH", "postgres"),
        ("SEARCH", "elastic"),
        ("REDIS_URL", "redis://127.0.0.1"),
        ("MAIL_URL", "mail.example.org"),
        ("MAIL_CERTIFICATE", "/nowhere/certificate.pem"),
        ("MAIL_URL", "smtp://"),
        ("MAIL_URL", "file://folder"),
        ("MAIL_URL", "smtp://mail.example.org:99999"),
        ("MAIL_FROM", "Strideshare"),
        ("MAIL_FROM", "a@example.org\nBcc: b@example.org"),
        ("BASE_URL", "forum.example.org"),
        ("BASE_URL", "http://forum.example.org"),
        ("BASE_URL", "http://127.0.0.1.example.org"),
        ("BASE_URL", "https://forum.example.org/ms"),
        ("BASE_URL", "https://ana@forum.example.org"),
        ("BASE_URL", "http://127.0.0.1:0"),
        ("LIMITS", "maybe"),
        ("WORKERS", "0"),
        ("WORKERS", "two"),
        ("THREADS", "65"),
        ("LOG_LEVEL", "loud"),
        ("PROXIES", "-1"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=rf"^STRIDESHARE_{name} .*\. It accepts "):
        settings_of(tmp_path, **{name: value})


def test_who_asks_for_what_is_not_built_learns_for_which_version_it_is_planned(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=rf"^STRIDESHARE_REDIS_URL .*version {SCALE_VERSION}"):
        settings_of(tmp_path, REDIS_URL="redis://db")


def test_whoosh_may_be_named_and_postgres_where_that_is_the_database(tmp_path: Path) -> None:
    assert settings_of(tmp_path, SEARCH="Whoosh").search == "whoosh"
    assert settings_of(tmp_path, SEARCH="Postgres", DATABASE_URL="postgresql://dee@db/forum").search == "postgres"


def test_an_index_in_postgresql_is_refused_beside_sqlite_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="SEARCH needs a PostgreSQL database, and STRIDESHARE_DATABASE_URL names none"):
        settings_of(tmp_path, SEARCH="postgres")


def test_no_version_is_promised_that_is_here_already() -> None:
    found = re.search(r"^## (\d+)\.(\d+)\.(\d+)", CHANGES.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    assert tuple(map(int, SCALE_VERSION.split("."))) > tuple(map(int, found.groups()))


@pytest.mark.parametrize("name", ["DATABASE_URL", "MAIL_URL"])
def test_no_message_repeats_a_password(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSetting) as told:
        settings_of(tmp_path, **{name: "smtp://dee:host:hunter2pass"})
    assert "hunter2" not in str(told.value)


def test_a_misspelt_name_is_refused_with_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"STRIDESHARE_BASEURL .* Did you mean STRIDESHARE_BASE_URL\?"):
        settings_of(tmp_path, BASEURL="https://forum.example.org")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_means_psycopg(tmp_path: Path, scheme: str) -> None:
    settings = settings_of(tmp_path, DATABASE_URL=f"{scheme}://dee:p@db:5432/forum")
    assert settings.database_url == "postgresql+psycopg://dee:p@db:5432/forum"
    assert not settings.is_sqlite


def test_a_sqlite_file_is_found_from_every_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings_of(tmp_path, DATABASE_URL="sqlite:///f.db").database_url == f"sqlite:///{tmp_path}/f.db"


@pytest.mark.parametrize("url", ["smtp://u:p@mail.example.org:587", "smtps://h", "file:///var/mail", "console"])
def test_mail_goes_where_dee_says(tmp_path: Path, url: str) -> None:
    assert settings_of(tmp_path, MAIL_URL=url).mail_url == url


@pytest.mark.parametrize("url", ["http://localhost:9000", "http://127.0.0.1:8001", "http://[::1]:8000/"])
def test_this_machine_may_be_reached_without_https(tmp_path: Path, url: str) -> None:
    settings = settings_of(tmp_path, BASE_URL=url)
    assert settings.base_url == url.rstrip("/")
    assert not settings.is_https


def test_only_the_base_host_and_this_machine_are_trusted(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, BASE_URL="https://Forum.example.org:8443")
    assert settings.host_names == ("forum.example.org", "127.0.0.1", "localhost")
    assert settings.is_https


def test_mail_comes_from_the_base_host(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, BASE_URL="https://forum.example.org")
    assert settings.mail_from == "Strideshare <noreply@forum.example.org>"


def test_settings_shown_in_a_log_hide_every_password(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, DATABASE_URL="postgresql://dee:hunter2@db/f", MAIL_URL="smtp://a:hunter3@h")
    shown = repr(settings)
    assert SECRET not in shown
    assert "hunter" not in shown
