"""Come-backs: which there are, from when on, and whether they wait. The clock is the caller's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from course.comeback import ComeBack, due

FIRST = datetime(2027, 3, 1, 18, 30, tzinfo=UTC)
LATER = datetime(2027, 3, 4, 9, 0, tzinfo=UTC)


def test_each_comes_back_so_many_days_after_the_first_time():
    assert due(FIRST, [1, 7], {}) == [
        ComeBack(1, datetime(2027, 3, 2, 18, 30, tzinfo=UTC), done=False),
        ComeBack(7, datetime(2027, 3, 8, 18, 30, tzinfo=UTC), done=False),
    ]


def test_the_soonest_stands_first_and_each_once():
    assert [one.days for one in due(FIRST, [30, 1, 7, 1], {})] == [1, 7, 30]


def test_what_is_done_is_done_whenever_it_was():
    assert [(one.days, one.done) for one in due(FIRST, [1, 7, 30], {1: LATER, 30: LATER})] == [(1, True), (7, False), (30, True)]


def test_doing_one_late_moves_none_of_the_others():
    assert [one.at for one in due(FIRST, [1, 7], {1: LATER})] == [one.at for one in due(FIRST, [1, 7], {})]


def test_one_that_is_not_asked_any_more_is_left_out():
    assert [one.days for one in due(FIRST, [7], {1: LATER})] == [7]
    assert due(FIRST, [], {1: LATER}) == []


def test_it_is_due_from_its_time_on():
    (one,) = due(FIRST, [1], {})
    assert not one.is_due(one.at - timedelta(seconds=1))
    assert one.is_due(one.at)
    assert one.is_due(one.at + timedelta(days=400))


def test_what_is_done_is_never_due():
    (one,) = due(FIRST, [1], {1: LATER})
    assert not one.is_due(one.at + timedelta(days=1))


def test_days_are_counted_over_the_end_of_a_month():
    (one,) = due(datetime(2028, 2, 28, 23, 0, tzinfo=UTC), [2], {})
    assert one.at == datetime(2028, 3, 1, 23, 0, tzinfo=UTC)
