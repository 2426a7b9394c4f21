"""The one hash by which this program tells what it has seen before."""

from hashlib import blake2b


def digest(text: str) -> str:
    """Return a hash of any text, halves of characters too, as 32 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
