"""Planning a bare instance from a JSON file, market-place or groups, without any `.aliances` file."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_
from aliances_desktop.planning import groups
from aliances_desktop.planning.instance import Instance, Schedule
from aliances_desktop.planning.rounds import plan_rounds
from aliances_desktop.progress import Progress


def schedule_file(source: Path, target: Path, progress: Progress) -> dict[str, Any]:
    """Plan the market-place or the groups of `source`, write the result to `target` and return what it comes to.

    A `UserError` when `source` is not such an instance.
    """
    try:
        data = json.loads(source.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UserError(N_("{name} is not JSON."), name=source.name, details=str(error)) from None
    if not isinstance(data, dict):
        raise UserError(N_("The market-place to plan is incomplete or wrongly written."))
    plan, measured = (
        _groups(data, progress) if data.get("format") == groups.FORMAT else _market(data, progress)
    )
    with replace_with(target) as file:
        file.write(json.dumps(plan, ensure_ascii=False, indent=1).encode() + b"\n")
    return measured


def _market(data: dict[str, Any], progress: Progress) -> tuple[dict[str, Any], dict[str, Any]]:
    instance = Instance.from_json(data)
    schedule = plan_rounds(instance, progress)
    return schedule.to_json(), measures(instance, schedule)


def _groups(data: dict[str, Any], progress: Progress) -> tuple[dict[str, Any], dict[str, Any]]:
    task = groups.Task.from_json(data)
    plan = groups.plan_groups(task, progress)
    return plan.to_json(), {
        "groups": task.groups,
        "exercises": task.exercises,
        **asdict(groups.measure(task, plan.exercises)),
    }


def measures(instance: Instance, schedule: Schedule) -> dict[str, Any]:
    """Return the schedule in figures: rounds, meetings, value (both sides' interest), meetings of a stand at most and least."""
    pairs = [(m.a, m.b) for meetings in schedule.rounds for m in meetings]
    counts = {stand.id: 0 for stand in instance.stands if stand.available is None}
    for stand in (stand for pair in pairs for stand in pair if stand in counts):
        counts[stand] += 1
    return {
        "rounds": len(schedule.rounds),
        "meetings": len(pairs),
        "value": sum(instance.interest.get((a, b), 0) + instance.interest.get((b, a), 0) for a, b in pairs),
        "most_meetings": max(counts.values(), default=0),
        "fewest_meetings": min(counts.values(), default=0),
    }
