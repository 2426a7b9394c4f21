"""Numbers as a sentence needs them, where the bare word would be wrong at none, at one or at all."""

from generator import words


def times(count: int) -> str:
    """Return `once`, `twice`, `three times`."""
    return {0: "never", 1: "once", 2: "twice"}.get(count) or f"{words.number(count)} times"


def of_them(some: int, all_: int) -> str:
    """Return how many of several people or things: `none of them`, `one of them`, `both of them`, `all of them`."""
    if some == all_:
        return "both of them" if all_ == 2 else "all of them"
    return f"{words.number(some) if some else 'none'} of them"


def is_are(count: int) -> str:
    """Return the verb for so many: `one thing is`, `two things are`, `no thing is`."""
    return "is" if count in (0, 1) else "are"
