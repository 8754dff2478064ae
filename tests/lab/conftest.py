"""One worker for a module's tests."""

from collections.abc import Iterator

import pytest

from tests.lab.desk import Desk


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()
