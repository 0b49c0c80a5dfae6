"""An application behind real HTTP, in this process."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from app.application import create_app
from app.config import Settings
from tests.support.issuer import ORIGIN


@asynccontextmanager
async def live_server(**settings: Any) -> AsyncIterator[str]:
    """Serve an application with `settings` until the block ends; gives its address."""
    app = create_app(Settings(**({"better_auth_url": ORIGIN} | settings)))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_keep_alive=60))
    with socket.create_server(("127.0.0.1", 0)) as listener:  # connections wait in it until the server is up
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        await serving
