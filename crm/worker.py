"""The worker: does what verbs were enqueued, and keeps trying when the database is away."""

import asyncio
import logging
import os
import signal

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

logger = logging.getLogger(__name__)

QUEUES = {"default": 2, "long": 1}
"""How many jobs of each queue at once: an hour's import must not hold up what takes a moment."""

GRACE = 5
"""Seconds that running jobs are given to end when the worker is told to stop; others do the rest again."""


def work() -> None:
    """Work until told to stop (SIGINT, SIGTERM)."""
    asyncio.run(_work())


async def _work() -> None:
    worker = asyncio.ensure_future(_work_for_ever())
    loop = asyncio.get_running_loop()

    def stop() -> None:
        """A job that goes on, or a database that is gone as well, must not keep us."""
        worker.cancel()
        loop.call_later(GRACE + 1, os._exit, 0)

    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, stop)
    try:
        await worker
    except asyncio.CancelledError:
        logger.info("The worker was told to stop.")


async def _work_for_ever() -> None:
    """A worker that lost its database ends; a new one takes over as soon as the database is back."""
    while True:
        try:
            await _work_off(app.with_connector(DjangoConnector().get_worker_connector()))
        except ConnectorException as error:
            logger.warning("The database is away: %s", error)
        await asyncio.sleep(1)


async def _work_off(connected: App) -> None:
    async with connected.open_async():
        await asyncio.gather(
            *(
                connected.run_worker_async(
                    name=queue,
                    queues=[queue],
                    concurrency=concurrency,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=GRACE,
                    install_signal_handlers=False,
                )
                for queue, concurrency in QUEUES.items()
            )
        )
