"""What a function of the template needs to start in a process of its own."""

from __future__ import annotations

from kilas import settings


def variables_of(folder: str) -> dict[str, str]:
    """An environment in which functions/<folder>/app.py starts, as Lambda would set it."""
    wanted = getattr(settings, f"{folder.capitalize()}Settings").__struct_fields__
    variables = {field.upper(): "x" * 40 for field in wanted}
    variables |= {"PROBLEMS_TOPIC": "arn:aws:sns:ap-southeast-3:1:problems"}
    return variables | {"AWS_DEFAULT_REGION": "ap-southeast-3", "PYTHONDONTWRITEBYTECODE": "1"}
