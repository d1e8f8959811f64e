"""The calendar file: read back by its own rules (RFC 5545), whatever was typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from takeaway.calendar import Day, calendar_file, days_of

STAMP = datetime(2027, 1, 15, 8, 30, tzinfo=UTC)


def read(file: bytes) -> list[dict[str, str]]:
    """The events of a file: unfolded, then name → value with its escapes taken back."""
    assert file.endswith(b"\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    text = file.decode().replace("\r\n ", "")
    events: list[dict[str, str]] = []
    for line in text.split("\r\n"):
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in ("END", "BEGIN", ""):
            events[-1][name.partition(";")[0]] = plain(value)
    return events


def plain(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            following = next(letters)
            out += "\n" if following == "n" else following
        else:
            out += letter
    return out


def test_a_step_is_an_event_of_one_whole_day():
    (event,) = read(calendar_file([Day(date(2027, 2, 28), "Ask", "Ann")], "Course", STAMP))
    assert event["DTSTART"] == "20270228" and event["DTEND"] == "20270301"
    assert (event["SUMMARY"], event["DESCRIPTION"], event["DTSTAMP"]) == ("Ask", "Ann", "20270115T083000Z")


def test_the_same_day_has_the_same_identity_in_every_file():
    day = Day(date(2027, 2, 28), "Ask")
    later = STAMP.replace(hour=9)
    assert read(calendar_file([day], "A", STAMP))[0]["UID"] == read(calendar_file([day], "B", later))[0]["UID"]
    assert read(calendar_file([Day(day.on, "Tell")], "A", STAMP))[0]["UID"] != read(calendar_file([day], "A", STAMP))[0]["UID"]


def test_what_is_no_date_is_left_out_and_the_rest_stands_in_order():
    dates = [("2027-03-01", "late", ""), ("", "never", ""), ("2027-02-30", "no day", ""), ("2027-01-01", "soon", "x")]
    assert [day.what for day in days_of(dates)] == ["soon", "late"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_whatever_is_typed_stays_inside_its_event(text: str):
    (event,) = read(calendar_file([Day(date(2027, 1, 1), text, text)], text, STAMP))
    shown = "\n".join("".join(c for c in line if c.isprintable()) for line in text.splitlines())
    assert event["SUMMARY"] == shown and set(event) <= {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}


def test_a_text_that_would_end_the_event_is_only_a_text():
    (event,) = read(calendar_file([Day(date(2027, 1, 1), "a\r\nEND:VEVENT\r\nBEGIN:VEVENT")], "C", STAMP))
    assert event["SUMMARY"] == "a\nEND:VEVENT\nBEGIN:VEVENT"


def test_another_reader_of_calendars_finds_the_same_days_and_words():
    days = [Day(date(2027, 2, 28), "Ask, then listen; write\nit down", "é" * 80 + "\\n"), Day(date(2027, 3, 1), "END:VEVENT")]
    calendar = Calendar.from_ical(calendar_file(days, "A course", STAMP))
    events = list(calendar.walk("VEVENT"))
    assert [(e.decoded("DTSTART"), str(e["SUMMARY"]), str(e.get("DESCRIPTION", ""))) for e in events] == [
        (d.on, d.what, d.more) for d in days
    ]
    assert [e.decoded("DTEND") - e.decoded("DTSTART") for e in events] == [timedelta(days=1)] * 2
    assert str(calendar["X-WR-CALNAME"]) == "A course" and not [fault for e in events for fault in e.errors]
