"""What must hold on every day of any year, and whenever a debt is closed."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from generator.debts.debt import Debt
from generator.facts.stages import stage
from generator.files.source import Span
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.check import RULES
from generator.rules.diagnostic import Severity

_ERRORS = [rule for rule in RULES if rule.severity == Severity.ERROR]
_PLANNED = ("prepare", "confirm", "promise")
"""What is owed because of a plan, before its day."""
_BY_A_LETTER = {"answer", "nudge", "approach", "keep-in-touch", "rearrange", "ask-after"}
_ALSO_CLOSED = {
    "thank-email": {"thank-help"},
    "thank-card": {"thank-help"},
    "thank-help": {"thank-help"},
    **dict.fromkeys(("approach", "nudge", "answer", "keep-in-touch", "rearrange"), _BY_A_LETTER),
    "confirm": {"confirm"},
    "report-back": {"report-back"},
}
"""What one fact covers besides the debt that it was written for."""
_OPENED = {kind: {"nudge", "keep-in-touch"} for kind in ("approach", "nudge", "rearrange")}
"""What a fact makes: a request is answered or tried again, and a first touch begins the time until the next."""


def wrong_today(
    journal: Journal, debts: tuple[Debt, ...], today: date, settings: Settings, broken: Collection[str]
) -> Iterable[str]:
    """Yield what is wrong with the debts of a day, and every error of `check` but those in the files `broken`.

    Each of these has to have one.
    """
    yield from (f"two debts are called {name}" for name, n in Counter(d.id for d in debts).items() if n > 1)
    open_ = [debt for debt in debts if debt.is_open]
    yield from (f"owed twice: {fact}" for fact, n in Counter(map(_fact, open_)).items() if n > 1)
    for debt in open_:
        if debt.since is not None and debt.since > today and debt.kind.name not in _PLANNED:
            yield f"{debt.id} is owed before its fact of {debt.since}"
        no = debt.contact is not None and stage(Day(journal, today, settings), debt.contact) == "declined"
        if no and debt.kind.name in ("nudge", "approach", "news"):
            yield f"{debt.id} is owed to somebody who said no"
        if not debt.what or not debt.why or not debt.close:
            yield f"{debt.id} does not say what, why or how"
    missed = set(broken)
    for rule in _ERRORS:
        for found in rule.check(Day(journal, today, settings)):
            missed.discard(found.source.path)
            if found.source.path not in broken:
                yield f"{found.source.path}: {rule.name}: {found.message}"
    yield from (f"check is silent about {path}" for path in missed)


def _fact(debt: Debt) -> tuple[str, str, str, str]:
    who = debt.contact.slug if debt.contact else debt.name or ""
    if debt.kind.name in ("approach", "connect", "keep-in-touch"):  # once a person, whatever the fact
        return debt.kind.name, who, "", ""
    fact = (debt.fact.start, debt.fact.end) if isinstance(debt.fact, Span) else debt.fact
    return debt.kind.name, who, debt.record.path, str(fact)


def wrong_closing(debt: Debt, before: tuple[Debt, ...], after: tuple[Debt, ...]) -> Iterable[str]:
    """Yield what is wrong with the day's debts once the fact that closes `debt` is written."""
    was, now = ({one.id: one for one in debts if one.is_open} for debts in (before, after))
    if debt.id in now and (debt.kind.name != "keep-in-touch" or now[debt.id].due_day <= debt.due_day):
        yield f"{debt.id} is still owed after it was done"
    for name in was.keys() - now.keys() - {debt.id}:
        other = was[name]
        same_person = other.contact is debt.contact or (other.contact and debt.contact and
                                                        other.contact.slug == debt.contact.slug)  # fmt: skip
        # Whatever touches somebody moves the day on which to write to them again, or takes it away.
        covered = other.kind.name in (*_ALSO_CLOSED.get(debt.kind.name, ()), "keep-in-touch")
        if not covered or not (same_person or debt.kind.name in ("confirm", "thank-help")):
            yield f"{debt.id} was done, and {name} went with it"
    for name in now.keys() - was.keys():
        if now[name].kind.name not in _OPENED.get(debt.kind.name, {"keep-in-touch"}):
            yield f"{debt.id} was done, and {name} came of it"
