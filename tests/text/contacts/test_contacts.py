import pytest

from forum.text.contacts.contacts import EMAIL_HIDDEN, PHONE_HIDDEN, Masked, mask_contacts
from forum.text.contacts.public_numbers import key_of

EMAILS = [
    "jane@example.com",
    "jane.doe+ms@mail.example.co.uk",
    "Shamshayek@ hotmail. Com",
    "name @ hotmail. Com",
    "name @hotmail.com",
    "name (at) site dot com",
    "name[at]site[dot]com",
    "name [at] gmail . com",
    "name {at} gmail {dot} com",
    "name (@) example.org",
    "name AT gmail DOT com",
    "name at gmail dot com",
    "name at gmail.com",
    "jane dot doe at gmail dot com",
    "name at yahoo dot co dot uk",
    "name @ gmail . co . uk",
    "name＠gmail．com",
    "ｎａｍｅ@ｇｍａｉｌ.ｃｏｍ",
    "𝗻𝗮𝗺𝗲@𝗴𝗺𝗮𝗶𝗹.𝗰𝗼𝗺",
    "na\u200bme@gm\u200bail.com",
    "name\\@gmail.com",
    "name&#64;gmail.com",
    "name&commat;gmail&period;com",
    "<name@example.com>",
    "mailto:name@example.com",
    "jürgen@müller.de",
    "http://jane@gmail.com",
]
PHONES = [
    "(602) 555-0137",
    "602-555-0137",
    "602.555.0137",
    "602 555 0137",
    "6025550137",
    "1-602-555-0137",
    "+1 (602) 555-0137",
    "+1-602-555-0137",
    "+44 7700 900 123",
    "+44 (0)7700 900123",
    "+447700900123",
    "0044 7700 900123",
    "07700 900123",
    "07700900123",
    "020 7946 0958",
    "(0161) 496 0000",
    "+49 30 901820",
    "+33 6 12 34 56 78",
    "06 12 34 56 78",
    "0412 345 678",
    "6 0 2 5 5 5 0 1 3 7",
    "0 7 7 0 0 9 0 0 1 2 3",
    "６０２-５５５-０１３７",
    "602\u2013555\u20130137",
    "٦٠٢ ٥٥٥ ٠١٣٧",
    "602\u00a0555\u00a00137",
]
HARMLESS = [
    "3 x 10",
    "3 × 10 reps, then 2 × 15",
    "5 sets of 30 seconds",
    "10-15 times",
    "30-45-60 seconds",
    "10-15-20-25-30 on five days",
    "1 2 3 4 5 6 7 8 9 10 and rest",
    "10 9 8 7 6 5 4 3 2 1 and stop",
    "I count 1 2 3 4 1 2 3 4 1 2 3 4",
    "2019-2023",
    "on 01.02.2024 at 10:30",
    "on 2024-05-06",
    "12/05/2023 and 13/05/2023",
    "10.1177/1352458520901549",
    "doi: 10.1016/j.msard.2020.102345",
    "https://doi.org/10.1002/14651858.CD003980.pub2",
    "https://example.org/call/602-555-0137?mail=jane@example.com",
    "[page](https://example.org/07700900123)",
    "NCT01234567",
    "PMID 33612345 and PMC6100668",
    "ISBN 978-0-306-40615-7",
    "ISBN 0306406152",
    "0000-0002-1825-0097",
    "@ben and @Cleo_2",
    "thanks @ben. Me too",
    "DM me on Instagram @doctor.gretchen",
    "EDSS 6.5, walked 25 feet in 7.4 s",
    "it cost $1,250.00 or £600",
    "meet me at 10.30",
    "meet me at home. It is dry there",
    "I look at the wall. Then I breathe out",
    "steps: 2000, 2500, 3000",
    "2000 2500 3000 steps",
    "T25FW, 6MWT, 9HPT 18.5",
    "room 12, 2nd floor, seat 34",
    "blood pressure 120/80, pulse 72",
    "`reps @ 10`",
    "10 reps @ 5 kg",
    "call me at 10.30 or at 11",
    "text 3 of 10 to me",
]
# Digits beside their date, time, unit or count, and numbers that are nobody's own.
COUNTED = [
    "05.11.2026 12 reps",
    "05-11-2026 10:30",
    "06 12 18 24 30 seconds",
    "my cell counted 3500-4500 steps",
    "ring 3500-4500 times",
    "05 11 2026 12 reps",
    "05/11/2026 07:30 12 reps",
    "5.11.26 10 12 14",
    "2026-11-05 0730 0815",
    "20.11.2026, 21.11.2026 and 22.11.2026",
    "0730 1030 1330",
    "0800 1400 2000 baclofen",
    "612 540 3400 steps",
    "steps: 612 540 3400",
    "steps this week: 2100, 2300, 612 540 3400",
    "pulse 072 068 0710",
    "02 05 07 09 12",
    "05 10 15 20 25",
    "06 08 08 10 12 reps",
    "baclofen 010 020 0300 mg",
    "250 300 3500 kcal",
    "call me at 10.30 or 11",
    "my phone is a 2019-2023 model",
    "weights 07.50 07.75 08.00 kg",
    "06-12-18-24-30",
    "10:30 11:30 12:30",
    "01.02.2024 602 555 0137 steps",
    "my cell phone said 3500-4500",
    "number of steps: 2000 2500 3000",
    "+10 12 14 16 18",
    "order 602 555 0137",
]
FREEPHONE = [
    "0808 800 8000",
    "0808-800-8000",
    "1-800-344-4867",
    "800 344 4867",
    "+44 808 800 8000",
    "call 0808 800 8000",
    "call +1 800 344 4867 free",
    "116 123",
    "call 116 123",
    "0800 032 3839",
    "0300 500 8084",
    "call Childline on 0800 1111",
]
SAID = [
    "call me 07700 900123 days or evenings",
    "+44 7700 900123 days",
    "07700 900123 days",
    "Tel.: 030 / 901820",
    "Handy: 0171/1234567",
    "my number is 07700 900123 mornings",
    "05.11.2026 call 602-555-0137",
    "05-11-2026 07700 900123",
    "06.12.34.56.78",
    "06-12-34-56-78",
    "01 42 68 53 00",
    "whatsapp 07700900123",
    "call my mum on 555-0137",
    "602-555-0137 x 12",
    "call 602 555 0137 at 10:30",
]


@pytest.mark.parametrize("address", EMAILS)
def test_an_email_address_is_hidden_however_it_is_written(address: str) -> None:
    masked = mask_contacts(f"Write to me: {address}, thanks.")
    assert masked.text == f"Write to me: {EMAIL_HIDDEN}, thanks."
    assert masked.count == 1


@pytest.mark.parametrize("number", PHONES)
def test_a_phone_number_is_hidden_however_it_is_written(number: str) -> None:
    masked = mask_contacts(f"My number: {number}, thanks.")
    assert masked.text == f"My number: {PHONE_HIDDEN}, thanks."
    assert masked.count == 1


@pytest.mark.parametrize("text", [*HARMLESS, *COUNTED, *FREEPHONE])
def test_what_is_no_contact_stays_as_it_was_typed(text: str) -> None:
    masked = mask_contacts(f"Hello: {text}, thanks.")
    assert masked.text == f"Hello: {text}, thanks."
    assert masked.count == 0


@pytest.mark.parametrize("text", SAID)
def test_a_phone_number_is_hidden_when_the_words_around_it_say_what_it_is(text: str) -> None:
    masked = mask_contacts(f"Hello: {text}, thanks.")
    assert (masked.count, len(masked.phones)) == (1, 1)
    assert masked.hidden[0] in text


@pytest.mark.parametrize("number", ["020 7946 0958", "+44 20 7946 0958", "0044 20 7946 0958", "call 020-7946-0958"])
def test_a_helpline_that_moderators_named_stays_however_it_is_written(number: str) -> None:
    assert mask_contacts(number, {key_of("+44 (0)20 7946 0958")}) == Masked(number, 0)
    assert mask_contacts(number, {key_of("020 7946 0959")}).count == 1


def test_a_short_local_number_is_hidden_after_a_word_that_says_so() -> None:
    assert mask_contacts("Please call 555-0137 after six").text == f"Please call {PHONE_HIDDEN} after six"


def test_a_mail_link_keeps_its_words_and_loses_its_address() -> None:
    masked = mask_contacts("Please [write to me](mailto:ana@example.com?subject=Hi) soon")
    assert masked.text == f"Please write to me {EMAIL_HIDDEN} soon"
    assert masked.count == 1


def test_a_mail_link_whose_words_are_the_address_is_hidden_once() -> None:
    masked = mask_contacts("[ana@example.com](mailto:ana@example.com)")
    assert (masked.text, masked.count) == (EMAIL_HIDDEN, 1)


def test_a_mail_reference_loses_its_address() -> None:
    assert "example" not in mask_contacts("[me][1]\n\n[1]: mailto:ana@example.com").text


def test_several_contacts_in_one_post_are_all_hidden_and_counted() -> None:
    masked = mask_contacts("ana@example.com or ben@example.org\nor 602-555-0137 or +44 7700 900123. 3 x 10!")
    assert masked.count == 4
    assert masked.text == (f"{EMAIL_HIDDEN} or {EMAIL_HIDDEN}\nor {PHONE_HIDDEN} or {PHONE_HIDDEN}. 3 x 10!")


def test_numbers_of_a_list_on_separate_lines_are_not_one_phone_number() -> None:
    text = "602\n555\n0137"
    assert mask_contacts(text).text == text


def test_markdown_around_a_contact_stays() -> None:
    assert mask_contacts("**Mail:** *ana@example.com*").text == f"**Mail:** *{EMAIL_HIDDEN}*"


def test_masking_twice_changes_nothing_more() -> None:
    once = mask_contacts("ana@example.com, 602-555-0137 &amp; \\* more").text
    assert mask_contacts(once).text == once
    assert mask_contacts(once).count == 0
