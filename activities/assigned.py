"""Tags over a whole class: which options were chosen how often. Written texts are nobody else's and stand in no chart."""

from __future__ import annotations

from collections.abc import Sequence

from activities.assigning import AssignSettings, Tag, TagRow
from activities.classwide import Adds, ClassChart, scale_rows
from activities.kind import Ask
from course.words import _


def class_charts(ask: Ask[AssignSettings]) -> list[ClassChart]:
    """A chart for each scale, and one for all tags that share their options."""
    charts = []
    for chart, tags in _charted(ask.settings).items():
        scale, title = tags[0].scale, tags[0].label if len(tags) == 1 else ask.activity.head.title
        rows = scale_rows(scale.low, scale.high) if scale else {option.id: option.label for option in tags[0].options}
        series = {tag.id: tag.label if len(tags) > 1 else "" for tag in tags}
        charts.append(ClassChart(chart, title, _("Value") if scale else _("Choice"), "times", rows, series))
    return charts


def class_adds(ask: Ask[AssignSettings], rows: Sequence[TagRow]) -> list[Adds]:
    """What one learner's rows add."""
    adds = []
    for chart, tags in _charted(ask.settings).items():
        for tag in tags:
            for row in rows:
                value = row.value(tag.id)
                for one in value if isinstance(value, list) else [] if value is None else [value]:
                    adds.append(Adds(chart, str(one), tag.id))
    return adds


def _charted(settings: AssignSettings) -> dict[str, list[Tag]]:
    """The tags of each chart, by the id of its first tag."""
    charts: dict[str, list[Tag]] = {}
    for tag in settings.tags:
        twin = next((id for id, tags in charts.items() if tag.options and tags[0].ids == tag.ids), tag.id)
        if not tag.text:
            charts.setdefault(twin, []).append(tag)
    return charts
