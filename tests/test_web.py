"""The worker's pages: where they are served."""

import socket
from typing import Any

import aiohttp
import pytest

from streams.metrics import Metrics
from streams.settings import Settings
from streams.web import Web


async def test_the_address_that_is_logged_can_be_opened_where_it_is_ipv6() -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("needs IPv6")
    health: Any = None  # /metrics does not ask it
    web = Web(Settings(web_host="::1", web_port=0), Metrics(), health)
    async with web, aiohttp.ClientSession() as client, client.get(f"{web.url}/metrics") as answer:
        assert answer.status == 200
