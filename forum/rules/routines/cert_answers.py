"""What an author may say of a programme beside its exercises, as the CERT guideline asks.

CERT is the Consensus on Exercise Reporting Template of 2016: 16 items, three of them in two parts. Items 1, 8 and
13 (equipment, exercises, dose) are answered by the card itself; the fields here are the other ones, in the author's
words, by item.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class CertAnswers:
    """The author's answers; "" where nothing was said."""

    cert_2_who_teaches: str = ""
    cert_3_alone_or_group: str = ""
    cert_4_supervision: str = ""
    cert_5_adherence: str = ""
    cert_6_motivation: str = ""
    cert_7a_progress_rule: str = ""
    cert_7b_progress_how: str = ""
    cert_9_home_part: str = ""
    cert_10_other_parts: str = ""
    cert_11_adverse_events: str = ""
    cert_12_setting: str = ""
    cert_14a_tailored: str = ""
    cert_14b_tailored_how: str = ""
    cert_15_starting_level: str = ""
    cert_16a_fidelity_plan: str = ""
    cert_16b_fidelity: str = ""


CERT_NAMES = tuple(field.name for field in fields(CertAnswers))
