from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app, served_content
from tests.journeys import Journey
from tests.web.inspection import inspect, parse
from wizard.content.models import Content

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


class InspectingClient(FlaskClient):
    """A browser without cookies that looks at every page. `get(…).page` is the page as a tree."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        inspect(response)
        if response.mimetype == "text/html" and response.text:
            response.page = parse(response.text) if not response.location else None
        return response


@pytest.fixture(scope="session")
def content() -> Content:
    return served_content()


@pytest.fixture(scope="session")
def app(content: Content) -> Flask:
    """The shipped application on a Sunday in November 2026."""
    app = create_app(content, today=lambda: TODAY, now=lambda: NOW)
    app.test_client_class = InspectingClient
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client(use_cookies=False)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A client that does not look at pages: for addresses that repeat what no page of ours would say."""
    return FlaskClient(app, app.response_class, use_cookies=False)


@pytest.fixture
def journey(client: FlaskClient) -> Journey:
    return Journey(client)
