"""Dates as people type them: what is no date is said so, whatever figures were typed."""

from datetime import date

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.ui.widgets.editors import Day


@pytest.mark.parametrize("typed", ["1/1/12345", "99999999999/1/2026", "1/99999999999", "31/2/2026", "a/b/c"])
@pytest.mark.usefixtures("english")
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    day = Day(lambda: date(2026, 11, 21))
    day.line.setText(typed)
    with pytest.raises(UserError):
        day.value()
