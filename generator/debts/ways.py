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
    known = {"phone": person.phone, "email": person.email, "linkedin": person.linkedin, "mail": person.address}
    return next((way for way in left if known.get(way)), left[0])
