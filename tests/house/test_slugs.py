"""No thread, card or programme can have a title that leads to one of our own pages."""

import re

from flask import Flask

from forum.text.kit.slugs import ACTS

TAKEN = re.compile(r"/(?:t|routines|programmes)/<id:\w+>/([a-z-]+)(?:/.*)?")


def test_every_act_in_an_address_of_a_thread_or_card_is_kept_from_titles(app: Flask) -> None:
    acts = {found[1] for rule in app.url_map.iter_rules() if (found := TAKEN.fullmatch(rule.rule))}
    assert acts
    assert acts <= ACTS
