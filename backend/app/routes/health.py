"""Probes."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from app.services import ServicesDep

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The answer of a probe that passes."""

    status: Literal["ok"] = "ok"


@router.get("/health")
async def alive() -> Health:
    """The process serves requests; asks nobody else."""
    return Health()


@router.get("/health/ready", responses={503: {}})
async def ready(services: ServicesDep) -> Health:
    """Requests may be sent here; 503 when the database or its schema is not as needed, or after SIGTERM."""
    await services.readiness.check()
    return Health()
