"""`python -m tests.support.serve_postgres`: a Postgres server for tests that are not written in Python.

Prints its URL and serves until standard input closes, so that it never outlives who started it.
"""

import sys

from tests.support.postgres import TestPostgres

server = TestPostgres()
try:
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    sys.stdin.read()
finally:
    server.stop()
