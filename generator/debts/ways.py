"""Which way to suggest for reaching somebody: the one that they prefer (source 001), else one that is known."""

from generator.records import Contact

WRITING_FIRST = ("email", "phone", "linkedin", "mail", "in-person", "video")
CALLING_FIRST = ("phone", "email", "linkedin", "mail", "in-person", "video")


def suggested(person: Contact | None, ways: tuple[str, ...] = WRITING_FIRST, other_than: str = "") -> str:
    """Return what they prefer, else the first of `ways` that is known of them; never `other_than`."""
    left = [way for way in ways if way != other_than]
    if person is None:
        return left[0]
    if person.prefers in left:
        return person.prefers
    return next((way for way in left if address(person, way)), left[0])


def address(person: Contact, way: str) -> str:
    """Return where somebody is reached in this way, as it is written, or nothing."""
    match way:
        case "email":
            return next(iter(person.email), "")
        case "phone":
            return next(iter(person.phone), "")
        case "linkedin":
            return person.linkedin or ""
        case "mail":
            return person.address or ""
    return ""
