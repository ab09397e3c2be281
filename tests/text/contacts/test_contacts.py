import pytest

from forum.text.contacts.contacts import EMAIL_HIDDEN, PHONE_HIDDEN, mask_contacts

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


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_contact_stays_as_it_was_typed(text: str) -> None:
    masked = mask_contacts(f"Hello: {text}, thanks.")
    assert masked.text == f"Hello: {text}, thanks."
    assert masked.count == 0


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
