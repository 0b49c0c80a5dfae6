"""What Prometheus scrapes."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.metrics import DATABASE_CONNECTIONS, DATABASE_CONNECTIONS_MOST, DATABASE_WAITING
from app.services import ServicesDep

router = APIRouter(tags=["health"])


@router.get("/metrics", include_in_schema=False)
async def metrics(services: ServicesDep) -> Response:
    """All metrics as text; without a token, so the frontend must not pass this address on."""
    pool = services.database.usage
    DATABASE_CONNECTIONS.labels("idle").set(pool.idle)
    DATABASE_CONNECTIONS.labels("in_use").set(pool.in_use)
    DATABASE_CONNECTIONS_MOST.set(pool.most)
    DATABASE_WAITING.set(pool.waiting)
    return Response(generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
