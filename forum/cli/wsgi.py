"""The application as WSGI servers load it."""

import os

from forum.app import create_app
from forum.log_lines import start_log
from forum.settings import load_settings

_settings = load_settings(os.environ)
start_log(_settings.log_level)
app = create_app(_settings)
