"""Whether the web answers yet."""

import asyncio

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - looked up here, not listened on
QUESTION = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


async def until_answering(host: str, port: int) -> None:
    """Wait until a page was made at this address."""
    while not await answers(ANYWHERE.get(host, host), port):
        await asyncio.sleep(0.05)


async def answers(host: str, port: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection(host, port)
        try:
            writer.write(QUESTION)
            return b" 200 " in await asyncio.wait_for(reader.readline(), 10)
        finally:
            writer.close()
    except (OSError, TimeoutError):
        return False
