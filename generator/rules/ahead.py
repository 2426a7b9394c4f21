"""What etiquette looks at: what lies ahead, and the days that are not long gone."""

from datetime import date

from generator.model.settings import Settings


def in_view(day: date | None, today: date, settings: Settings) -> bool:
    """Return whether `day` lies ahead or in the last `etiquette_days`; what is older can't be mended (contract §4)."""
    return day is not None and (today - day).days <= settings.etiquette_days
