"""What a question to a journal costs, beside the same SQL through bare sqlite3."""

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta

import corpus
from floor import IS_LARGE, Cost, Row, here, in_turns

from tightrope.clock import now
from tightrope.domain.query import Query
from tightrope.journal import Journal

_PAGE = "SELECT * FROM kept ORDER BY place DESC LIMIT 20"
_DAY = "SELECT * FROM kept WHERE day = :day AND place BETWEEN :first AND :last ORDER BY place"
