"""What the page of jobs calls them."""

KINDS = {
    "post.saved": "A post into the search, and notices about it",
    "post.link": "Exercises linked in imported posts",
    "post.followers": "The next of many followers told of a post",
    "thread.changed": "A changed thread into the search",
    "routine.saved": "A card into the search",
    "routine.version": "Those who saved a card told of its new version",
    "resource.saved": "A resource into the search",
    "digest.saved": "A digest into the search",
    "study.saved": "A study into the search",
    "study.stands": "What leans on a study laid before the moderators",
    "library.loaded": "The exercise library into the search",
    "library.cards": "Cards brought up to the exercise library",
    "index.rebuild": "The whole search index built anew",
}
LETTER = "A letter: {letter}"
TOLD = "A letter about answers, or of the week"
PUSH = "A line for a browser that wants to be told"


def say_kind(kind: str) -> str:
    """A kind of job in words; one that only other versions know by its name."""
    if kind == "mail.told":
        return TOLD
    if kind.startswith("mail.push"):
        return PUSH
    if kind.startswith("mail."):
        return LETTER.format(letter=kind.removeprefix("mail.").replace("_", " "))
    return KINDS.get(kind, kind)


# By the beginning of the type of an error: what a person can do about it. The first that fits.
CAUSES = {
    "Busy": "Somebody else was writing for too long. It is tried again by itself.",
    "OperationalError": "The database could not be reached or written. Look at Health: is the disk full?",
    "InterfaceError": "The connection to the database broke off. It is tried again by itself.",
    "SearchUnavailable": "The search index could not be written. It is tried again by itself.",
    "AddressRefused": "The mail server does not take letters for this address. We try for three days.",
    "SMTPAuthenticationError": "The mail server refuses our name or password. Look at STRIDESHARE_MAIL_URL.",
    "SMTPSenderRefused": "The mail server refuses our own address. Look at STRIDESHARE_MAIL_FROM.",
    "SMTP": "The mail server broke off or said no. It is tried again by itself.",
    "SSL": "The mail server’s certificate is not trusted. Look at STRIDESHARE_MAIL_CERTIFICATE.",
    "ConnectionRefusedError": "Nobody answered at the address of the mail server. Is it running?",
    "Connection": "The connection broke off. It is tried again by itself.",
    "gaierror": "The name of the mail server is not known. Look at STRIDESHARE_MAIL_URL.",
    "TimeoutError": "There was no answer in time. It is tried again by itself.",
    "PermissionError": "This account may not write a file. Look at who owns the instance folder.",
    **dict.fromkeys(
        ("FileExistsError", "FileNotFoundError", "NotADirectoryError", "IsADirectoryError"),
        "A file or folder is not as it should be. Look into the instance folder.",
    ),
    "OSError": "The machine could not do it: the disk, the network or a file. It is tried again by itself.",
    "MemoryError": "The machine ran out of memory.",
    "LookupError": "This version does not know how to do it. It was left by another version, or it is our mistake.",
}
OUR_MISTAKE = (
    "This is a mistake in the program, and it comes again until it is mended. "
    "Tell the line below to whoever looks after it."
)


def say_cause(cause: str) -> str:
    """Why a job failed, in words; `cause` is a type of error and a place, "" for none."""
    if not cause:
        return ""
    return next((words for name, words in CAUSES.items() if cause.startswith(name)), OUR_MISTAKE)


OUTCOMES = {"sent": "Sent", "failed": "Not sent yet", "given up": "Given up"}
