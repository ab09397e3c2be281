"""Files of references, whole and broken: what is read of them, and what is said of the rest."""

import json

import pytest

from forum.errors import Refused
from forum.formats.research.study_files import decode, read_studies

RIS = """TY  - JOUR
TI  - Bands and steps in multiple sclerosis
AU  - Vale, Ida
AU  - Ost, Per
JO  - Journal of Small Trials
PY  - 2021/05/01
DO  - 10.5555/Bands.1
AB  - Words that are not ours.
ZZ  - odd
ER  -
"""
BIBTEX = """@article{ost,
  title = {Br{\\"u}cken and {MS}: a trial},
  author = {Ost, Per and Vale, Ida},
  journal = {Journal of Small Trials}, year = {2020}, month = may,
  doi = {https://doi.org/10.5555/bridge.2}, shelf = {blue}
}
"""
PUBMED = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>12345</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2019</Year><Month>Feb</Month></PubDate></JournalIssue>
<Title>Small Trials</Title></Journal>
<ArticleTitle>Heel <i>raises</i> at home.</ArticleTitle><Abstract><AbstractText>Not ours.</AbstractText></Abstract>
<AuthorList><Author><LastName>Vale</LastName><ForeName>Ida</ForeName></Author></AuthorList>
<PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType></PublicationTypeList></Article>
<MeshHeadingList>
<MeshHeading><DescriptorName UI="D009103">Multiple Sclerosis</DescriptorName></MeshHeading>
</MeshHeadingList>
</MedlineCitation></PubmedArticle></PubmedArticleSet>
"""
CROSSREF = {
    "message": {
        "title": ["Counting <i>steps</i>"], "DOI": "10.5555/STEPS", "container-title": ["Small Trials"],
        "author": [{"given": "Ida", "family": "Vale"}, {"name": "The Steps Group"}],
        "issued": {"date-parts": [[2022, 3]]}, "abstract": "Not ours.",
    }
}  # fmt: skip
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><PubmedArticleSet>&b;</PubmedArticleSet>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><PubmedArticleSet>&a;</PubmedArticleSet>'


def test_a_ris_reference_is_read_and_what_has_no_place_is_named() -> None:
    kind, (one,) = read_studies(RIS)
    assert kind == "RIS"
    assert one.data["title"] == "Bands and steps in multiple sclerosis"
    assert one.data["authors"] == ["Vale, Ida", "Ost, Per"]
    assert (one.data["published"], one.data["year"], one.data["doi"]) == ("2021-05-01", 2021, "10.5555/bands.1")
    assert one.unknown == ("abstract", "ZZ")
    assert one.problems == ()


def test_a_reference_without_its_end_does_not_swallow_the_next() -> None:
    _, found = read_studies("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n")
    assert [one.title for one in found] == ["One", "Two"]


def test_bibtex_is_read_with_its_letters() -> None:
    _, (one,) = read_studies(BIBTEX)
    assert one.data["title"] == "Brücken and MS: a trial"
    assert (one.data["published"], one.data["doi"]) == ("2020-05", "10.5555/bridge.2")
    assert one.unknown == ("shelf",)


def test_a_broken_bibtex_entry_is_named_by_its_line_and_the_others_are_read() -> None:
    _, found = read_studies("@article{a, title={One}\n@article{b, title={Two}}")
    assert [one.problems for one in found] == [("What begins at line 1 can't be read.",), ()]


def test_pubmed_tells_the_kind_of_study_and_its_headings() -> None:
    _, (one,) = read_studies(PUBMED)
    assert one.data["title"] == "Heel raises at home"
    assert (one.data["design"], one.data["published"]) == ("randomised_trial", "2019-02")
    assert one.data["entities"] == [
        {"scheme": "MeSH", "id": "D009103", "name": "Multiple Sclerosis", "is_confirmed": False}
    ]


def test_crossref_is_read() -> None:
    _, (one,) = read_studies(json.dumps(CROSSREF))
    assert (one.data["title"], one.data["doi"], one.data["published"]) == ("Counting steps", "10.5555/steps", "2022-03")
    assert one.data["authors"] == ["Ida Vale", "The Steps Group"]
    assert one.unknown == ("abstract",)


def test_a_table_is_read_and_bad_cells_are_named() -> None:
    table = "title;authors;year;n;colour\nOne;Vale, Ida|Ost;2020;36;blue\nTwo;;2020;many;\n"
    _, (one, two) = read_studies(table)
    assert (one.data["n"], one.unknown) == (36, ("colour",))
    assert two.problems == ("How many people: write a whole number, for example 36, or leave it empty.",)


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE])
def test_xml_that_declares_or_points_at_something_is_refused(xml: str) -> None:
    with pytest.raises(Refused, match="not safe to read"):
        read_studies(xml)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<PubmedArticleSet><PubmedArticle>", "not whole XML"),
        ("[" * 100_000, "not JSON"),
        ("just words", "No study was found"),
        ("@comment{nothing}", "No study was found"),
    ],
    ids=["half XML", "deep JSON", "words", "comment"],
)
def test_what_is_no_file_of_studies_says_so(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_studies(text)


def test_a_work_without_a_title_is_named() -> None:
    _, (one,) = read_studies("{}")
    assert one.problems == ("Write the title as the study has it.",)


@pytest.mark.parametrize("raw", ["naïve".encode("latin-1"), b"\xff\xfeT", b"TY  - \0"])
def test_a_file_in_another_encoding_is_refused_with_words(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"UTF-8|text file"):
        decode(raw)


def test_utf_16_of_a_spreadsheet_is_read() -> None:
    assert decode("title\nÜben".encode("utf-16")) == "title\nÜben"


def test_a_field_of_a_megabyte_names_itself_and_the_other_studies_are_read() -> None:
    _, (one, two) = read_studies(f"TY  - JOUR\nTI  - {'x' * 1_000_000}\nER  - \n{RIS}")
    assert one.problems == ("Title of the study: this has 1,000,000 characters. At most 500 are kept.",)
    assert two.problems == ()


def test_ten_thousand_rows_are_read_and_one_more_is_refused() -> None:
    rows = "".join(f"Study {n},{2000 + n % 20}\n" for n in range(10_000))
    assert len(read_studies(f"title,year\n{rows}")[1]) == 10_000
    with pytest.raises(Refused, match="more than 10,000 studies"):
        read_studies(f"title,year\n{rows}One more,2020\n")


def test_a_doi_that_is_none_is_named() -> None:
    _, (one,) = read_studies("title,doi\nOne,doi.org/what\n")
    assert "This is not a DOI" in one.problems[0]


def test_a_study_that_its_file_calls_retracted_is_to_be_looked_at() -> None:
    _, (one,) = read_studies(PUBMED.replace("Randomized Controlled Trial", "Retracted Publication"))
    assert one.notes == ("Look at this one first: the file calls it Retracted Publication.",)
