"""The application with one route more: a stream that ends when the file named by RELEASE_FILE exists."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from fastapi.responses import StreamingResponse

from app.main import app as app


@app.get("/held")
async def held() -> StreamingResponse:
    release = Path(os.environ["RELEASE_FILE"])

    def lines() -> Iterator[str]:
        yield "begun\n"
        while not release.exists():
            time.sleep(0.01)
        yield "ended\n"

    return StreamingResponse(lines(), media_type="text/event-stream")
