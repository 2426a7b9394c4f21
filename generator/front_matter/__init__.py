"""Front matter: split from the body, read as located YAML, decoded by the records' own schema."""

from generator.front_matter.decode import decode
from generator.front_matter.document import has_front_matter, read
from generator.front_matter.locate import locate, locate_key

__all__ = ["decode", "has_front_matter", "locate", "locate_key", "read"]
