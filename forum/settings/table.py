"""The table of settings: what the documentation and the error messages say."""

from dataclasses import dataclass

PREFIX = "STRIDESHARE_"
SECRET_LENGTH_MIN = 16
SCALE_VERSION = "0.6.0"  # the version planned to use Redis


@dataclass(frozen=True, slots=True)
class Row:
    """One setting in words; the default may name other settings in <angle brackets>."""

    name: str
    default: str
    accepts: str
    meaning: str


TABLE = (
    Row("INSTANCE", "instance", "a folder", "Holds the database, the search index, the secret key and mail."),
    Row(
        "DATABASE_URL",
        "sqlite:///<instance>/strideshare.db",
        "sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME",
        "The database. PostgreSQL needs the extra `strideshare[scale]`.",
    ),
    Row(
        "SECRET_KEY",
        "the file <instance>/secret_key",
        f"at least {SECRET_LENGTH_MIN} characters; `strideshare init` writes a random one",
        "Signs the cookie that protects forms. Keep it private. There is no built-in one.",
    ),
    Row(
        "SEARCH",
        "whoosh",
        "whoosh, or postgres where the database is PostgreSQL",
        "Where the search index is kept: in the instance folder, or in the database, which machines share.",
    ),
    Row("REDIS_URL", "not set", f"nothing yet (Redis is planned for version {SCALE_VERSION})", "For several machines."),
    Row(
        "MAIL_URL",
        "file://<instance>/mail",
        "smtp://USER:PASSWORD@HOST:PORT, smtps://USER:PASSWORD@HOST:PORT, file:///FOLDER or console",
        "Where mail goes. A folder gets one .eml file for each message.",
    ),
    Row(
        "MAIL_CERTIFICATE",
        "not set: what the system trusts",
        "a file of certificates (PEM)",
        "What the mail server is known by. On this machine its name may differ, as in Debian's own certificate.",
    ),
    Row(
        "MAIL_FROM",
        "Strideshare <noreply@HOST>, with the host of the base URL",
        "an address, with or without a name",
        "The sender of every mail.",
    ),
    Row(
        "BASE_URL",
        "http://127.0.0.1:8000",
        "https://HOST, or http:// on this machine only (127.0.0.1, localhost, [::1]); no path",
        "The address people type. Links in mail start with it, and cookies are Secure when it is https.",
    ),
    Row("LIMITS", "on", "on or off", "Throttles for log-in, posting and mail. Turn off only to measure."),
    Row(
        "SECOND_FACTOR_DAYS",
        "14",
        "a whole number from 0 to 3650",
        "How long moderators and admins may be without a second step at the log-in. After that their office rests.",
    ),
    Row(
        "SECURITY_CONTACT",
        "<base URL>/help/contact",
        "mailto:ADDRESS or https://…",
        "Where /.well-known/security.txt sends those who find a hole.",
    ),
    Row("WORKERS", "2", "a whole number from 1 to 64", "Web processes."),
    Row("THREADS", "4", "a whole number from 1 to 64", "Threads in each web process."),
    Row("LOG_LEVEL", "info", "debug, info, warning or error", "How much is logged. Never what people wrote."),
    Row(
        "PROXIES",
        "0",
        "a whole number from 0 to 10",
        "How many trusted proxies stand in front and set X-Forwarded-* headers.",
    ),
    Row(
        "LINK_CHECK",
        "off",
        "on or off",
        "Whether the worker follows the links of trusted resources, one a minute, and shows moderators the dead ones.",
    ),
)
