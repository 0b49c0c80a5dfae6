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


@router.get("/health/ready")
async def ready(services: ServicesDep) -> Health:
    """The database answers; 503 when it does not."""
    await services.database.check()
    return Health()
