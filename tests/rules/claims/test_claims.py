"""What may be said of a study: the ladder of verbs and designs, and everything else a sentence can overdo."""

import time
from dataclasses import replace

import pytest

from dev.claims_report import OPEN, read_samples, score
from forum.rules.claims.check import check_claim
from forum.rules.claims.reasons import WHYS, Why
from forum.rules.claims.sentences import LISTS
from forum.rules.claims.studied import DESIGNS, Design, Outcome, Studied
from forum.rules.claims.wordings import HOW_MANY, wordings

HEADLINE = "One-leg strength training improves walking"
ONE_LEG = Studied(
    "reliability",
    21,
    "adults with MS",
    (
        Outcome("most weight one leg can lift, two days", "reliable", ("ICC 0.94",)),
        Outcome("weaker-leg strength and timed walk", "associated", ("r = -0.58",)),
    ),
    follow_up_weeks=1,
)
TRIAL = Studied(
    "randomised_trial",
    40,
    "adults with MS",
    (
        Outcome("walking speed", "better", ("9 %",)),
        Outcome("fatigue", "no_difference"),
        Outcome("sore muscles", "worse", ("30 % v 10 %",)),
    ),
    "waiting list",
    10,
    "strength training of the weaker leg",
)
LINK = Studied("cohort", 800, "adults with MS", (Outcome("smoking and disability", "associated"),), None, 260)


def why(text: str, studied: Studied = TRIAL) -> Why | None:
    """The main reason, or None when it fits."""
    reasons = check_claim(text, studied).reasons
    return reasons[0].why if reasons else None


def test_the_trap_is_refused_over_a_study_of_a_measure_and_passes_over_a_trial_that_trained_one_leg() -> None:
    verdict = check_claim(HEADLINE, ONE_LEG)
    assert [(reason.why, reason.words) for reason in verdict.reasons] == [("causal_verb", "improves")]
    assert "cause" in verdict.reasons[0].said
    assert check_claim(HEADLINE, TRIAL).fits


@pytest.mark.parametrize(
    "title", ["Strength training and fatigue", "Training and fatigue in MS", "Heel raises and fatigue"]
)
@pytest.mark.parametrize("design", ["randomised_trial", "protocol", "systematic_review"])
def test_a_title_that_only_names_a_subject_sells_nothing(design: Design, title: str) -> None:
    assert check_claim(title, replace(TRIAL, design=design)).fits


@pytest.mark.parametrize(
    "title", ["Less fatigue with strength training", "Training, the way out of fatigue.", "Training lifts fatigue"]
)
def test_a_title_that_sells_a_null_is_still_struck(title: str) -> None:
    assert why(title) is not None
    assert why(title, replace(TRIAL, design="protocol")) is not None


def of(design: Design) -> Studied:
    """A study of this design that found walking better, or went as far as its design goes."""
    direction = {"cohort": "associated", "cross_sectional": "associated", "reliability": "associated"}.get(design)
    direction = "not_reported" if design == "protocol" else direction or "better"
    people = "mice" if design == "animal_or_lab" else "adults with MS"
    trained = None if design in ("cohort", "cross_sectional", "reliability") else "cycling"
    return Studied(design, 30, people, (Outcome("walking speed", direction),), None, 12, trained)  # type: ignore[arg-type]


@pytest.mark.parametrize("design", DESIGNS)
def test_only_trials_drawn_by_lot_and_their_reviews_may_say_improved(design: Design) -> None:
    fits = design in ("randomised_trial", "systematic_review")
    assert check_claim("Cycling improved walking speed in people with MS.", of(design)).fits == fits


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize(
    "text", ["Cycling cures MS.", "Cycling prevents relapses.", "It is proven that cycling helps."]
)
def test_no_design_may_say_cured_prevented_or_proven(text: str, design: Design) -> None:
    assert not check_claim(text, of(design)).fits


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize(
    "text", ["Whether cycling improves walking is not known.", "This study cannot tell whether cycling helps."]
)
def test_every_design_may_leave_it_open(text: str, design: Design) -> None:
    assert check_claim(text, of(design)).fits


@pytest.mark.parametrize("text", ["Cycling may ease fatigue.", "Cycling could lift energy, a trial suggests."])
def test_a_plan_has_no_result_however_softly_it_is_told(text: str) -> None:
    plan = Studied(
        "protocol", 60, "adults with MS (planned)", (Outcome("fatigue", "not_reported"),), None, 26, "cycling"
    )
    assert why(text, plan) == "causal_verb"
    assert check_claim("The trial will test whether cycling eases fatigue.", plan).fits


def test_one_group_may_be_told_before_and_after_but_not_against_others() -> None:
    one = Studied(
        "single_arm_trial", 12, "adults with MS", (Outcome("walking speed", "better", ("16 %",)),), None, 8, "a course"
    )
    assert check_claim("Twelve people walked 16 % faster after the course than before.", one).fits
    assert why("People on the course walked faster than those without it.", one) == "causal_verb"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The training made people less tired.", "null_hidden"),
        ("The training did not make people less tired.", None),
        ("Fatigue stayed about the same.", None),
        ("Training one leg may ease fatigue.", "null_hidden"),
        ("The training improved memory.", "outcome_swapped"),
        ("The training had no side effects.", "null_hidden"),
        ("Sore muscles were commoner with training: 30 % against 10 %.", None),
        ("People walked 12 % faster with training.", "number_not_in_facts"),
        ("People walked 9 % faster with training.", None),
        ("Training one leg improves walking speed in everyone.", "population_too_wide"),
        ("It did not help everyone: walking speed rose by 9 % on average.", None),
        ("The training improved walking speed in people with Parkinson's.", "population_too_wide"),
        ("Ten weeks of training and you walk faster for life.", "scope_time"),
        ("A year after training people still walked faster.", "scope_time"),
        ("With faster walking, people can leave their MS drugs behind.", "advice_to_stop_treatment"),
        ("The trial proves that training one leg speeds up walking.", "certainty"),
        ("Training can never ease fatigue.", "certainty"),
        ("Training prevents slow walking.", "prevents_or_cures"),
    ],
)
def test_what_is_too_strong_has_its_reason(text: str, expected: Why | None) -> None:
    assert why(text) == expected


def test_a_part_of_a_programme_cannot_have_the_credit() -> None:
    programme = replace(TRIAL, trained="programme of nine exercises for legs and balance")
    assert why("Nine exercises were taught, but the heel raises are what quickened walking.", programme) == (
        "single_exercise_from_programme"
    )
    assert check_claim("The programme of nine exercises made walking quicker.", programme).fits


def test_a_share_of_people_is_no_size_of_a_change() -> None:
    share = replace(TRIAL, outcomes=(Outcome("people who walked faster", "better", ("35 % v 8 %",)),))
    assert check_claim("With training 35 % walked faster, against 8 % without.", share).fits
    assert why("People who trained walked 35 % faster.", share) == "number_not_in_facts"


def test_a_ratio_is_read_as_what_is_left() -> None:
    ratio = replace(TRIAL, outcomes=(Outcome("rate of falls", "better", ("rate ratio 0.68",)),))
    assert check_claim("Falls were 32 % fewer with training.", ratio).fits
    assert why("Falls were 68 % fewer with training.", ratio) == "number_not_in_facts"


def test_what_two_things_did_together_is_told_without_a_cause() -> None:
    assert check_claim("Smoking and disability went together.", LINK).fits
    assert why("Smoking makes disability worse.", LINK) == "causal_verb"
    assert check_claim("Disability was more common among smokers, which does not prove a cause.", LINK).fits


def test_a_review_of_low_certainty_says_may() -> None:
    low = Studied(
        "systematic_review", 500, "9 trials in MS", (Outcome("balance", "better", (), "low"),), None, 12, "Pilates"
    )
    assert why("Pilates improved balance in MS.", low) == "certainty"
    assert check_claim("Pilates may improve balance in MS.", low).fits


def test_interviews_tell_what_people_said() -> None:
    said = Studied(
        "qualitative",
        14,
        "adults with MS",
        (Outcome("confidence, as people told it", "better"),),
        None,
        None,
        "a class",
    )
    assert check_claim("Some said the class made them more confident.", said).fits
    assert why("The class makes people confident.", said) == "causal_verb"
    assert why("Most people were more confident, they said.", said) == "number_not_in_facts"


def test_mice_are_no_people() -> None:
    mice = Studied(
        "animal_or_lab", 30, "mice with damaged myelin", (Outcome("myelin repair", "better"),), None, 8, "a drug"
    )
    assert check_claim("The drug repaired myelin in mice.", mice).fits
    assert why("The drug repairs myelin in people with MS.", mice) == "population_too_wide"


def test_loud_words_alone_are_no_fault() -> None:
    assert check_claim("In a landmark trial, training one leg improved walking speed.", TRIAL).fits


@pytest.mark.parametrize("name", [*OPEN, "aside"])
def test_every_wording_that_is_offered_fits_itself(name: str) -> None:
    for sample in read_samples(name):
        offered = wordings(sample.text, sample.studied)
        assert len(offered) == HOW_MANY
        assert [(one, check_claim(one, sample.studied).reasons) for one in offered] == [(one, ()) for one in offered]


def test_the_labelled_sentences_are_told_apart() -> None:
    read = score([sample for name in OPEN for sample in read_samples(name)])
    assert read.f1 >= 0.95
    assert read.alarms <= 3
    assert read.right_why >= 0.85 * read.struck


def test_the_sentences_set_aside_are_told_apart() -> None:
    aside = score(read_samples("aside"))
    assert aside.f1 >= 0.85
    assert aside.alarms <= 1
    assert aside.right_why >= 0.7 * aside.struck


def test_a_sentence_takes_five_milliseconds_at_most() -> None:
    samples = read_samples("given")
    score(samples)
    began = time.process_time()
    score(samples)
    assert (time.process_time() - began) / len(samples) < 0.005


@pytest.mark.parametrize(
    "text", ["", " ", ".", "?", "- , ;", "%", "9", "²", "no " * 300, "improves " * 120, "1 v 2 " * 160]
)
def test_odd_text_gets_an_answer(text: str) -> None:
    assert {reason.why for reason in check_claim(text, TRIAL).reasons} <= set(WHYS)


def test_no_phrase_stands_twice_in_its_list() -> None:
    twice = {(kind, one) for kind, those in LISTS.items() for one in those if those.count(one) > 1}
    assert twice == set()
