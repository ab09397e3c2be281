"""Whether a sentence says more of a study than the study can carry."""
