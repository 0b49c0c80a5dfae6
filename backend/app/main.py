"""What the server runs: `uvicorn app.main:app`, configured by the environment."""

import gc

from fastapi import FastAPI

from app.application import create_app
from app.config import load_settings
from app.logs import configure_logging


def _from_environment() -> FastAPI:
    settings = load_settings()
    configure_logging(settings.log_level)
    return create_app(settings)


app = _from_environment()
# What was imported stays: otherwise every full collection walks 100 MB of it in the midst of requests.
gc.collect()
gc.freeze()
