"""Passes connections to a port of this pod on to another address: python forward.py 3000 todo-frontend:3000"""

import asyncio
import contextlib
import signal
import sys


async def pass_on(reader, writer):
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


async def main(port, target):
    host, _, target_port = target.partition(":")

    async def connected(reader, writer):
        try:
            outer_reader, outer_writer = await asyncio.open_connection(host, int(target_port))
        except OSError:
            writer.close()
            return
        await asyncio.gather(pass_on(reader, outer_writer), pass_on(outer_reader, writer))

    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    async with await asyncio.start_server(connected, None, int(port)):
        await ended.wait()


asyncio.run(main(*sys.argv[1:]))
