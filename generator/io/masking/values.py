"""Masking the values of fields, each by its type."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.debts import DEBT_NAMES
from generator.facts.companies import find_company
from generator.facts.touches import namesakes
from generator.facts.wikilinks import answering
from generator.io.masking.left_out import count_words, left_out
from generator.io.masking.name_map import NameMap
from generator.io.masking.prose import shown_text
from generator.model.fields import Items, Pairs, Ref, Spec, Text, Url, YesNo, required, schema, value_of
from generator.model.items import Introduced
from generator.model.moment import Moment
from generator.model.names import normalize, slug, strip_brackets
from generator.model.records import Record


@dataclass(frozen=True, slots=True)
class Values:
    """Masks the values of one journal's fields; without `with_notes` the words of prose are only counted."""

    name_map: NameMap
    with_notes: bool = False

    def fields(self, holder: Any) -> dict[str, Any]:
        """Return the fields of a record or item that others may see as plain values, without empty ones."""
        made = {}
        for name, spec in schema(type(holder)).items():
            value = value_of(holder, name)
            if spec.to_show and value is not None and value != ():
                new = self._field(spec, value)
                if new not in (None, [], {}, ""):
                    made[name] = new
        return made

    def text(self, text: str) -> str:
        """Return free text, masked."""
        return shown_text(text, self.name_map.names, self.wikilink)

    def wikilink(self, target: str, words: str) -> str:
        """Return a wikilink where its target is in the copy, else its words, masked."""
        found = answering(self.name_map.journal, target)
        said = self.name_map.names.masked(words or strip_brackets(f"[[{target}]]"))
        if len(found) == 1 and (record := found[0].record) in self.name_map.slugs and record is not None:
            label = self.name_map.labels.get(record) or self.text(record.label)
            return f"[[{self.name_map.slugs[record]}|{said if words else label}]]"
        if found and found[0].record is None and find_company(self.name_map.journal, found[0].name) is None:
            return said if words else "a page"
        return said if found else self.name_map.label(words or target)

    def _field(self, spec: Spec, value: Any) -> Any:
        if isinstance(spec.type, Items):
            items = [self._item(item) for item in value]
            return [item for item in items if item is not None]
        if isinstance(spec.type, Pairs):
            return self._by_id(value)
        if spec.many:
            masked = [self._value(spec, one) for one in value]
            return list(dict.fromkeys(one for one in masked if one))
        return self._value(spec, value)

    def _item(self, item: Any) -> dict[str, Any] | None:
        """Return an item, None where nothing is left of it without what is private."""
        made = self.fields(item)
        if isinstance(item, Introduced) and item.name:
            namesake = namesakes(self.name_map.journal, item)
            made |= {"name": self.name_map.label(item.name)} if namesake else self._who(item.contact or item.name)
        if isinstance(item, Introduced) and not made.keys() & {"name", "contact"}:
            return None
        lost = [name for name in schema(type(item)) if _speaks_of(item, name) and name not in made]
        if any(name not in made for name in required(type(item))) or {"contact", "name", "to"} & set(lost):
            return None
        return made

    def _who(self, text: str) -> dict[str, Any]:
        """Return the fields that name somebody: by their record, else by initials; none for a private record."""
        found = self.name_map.journal.contacts.answering(text)
        if len(found) != 1:
            return {"name": self.name_map.label(text)}
        slug = self.name_map.slugs.get(found[0])
        return {"contact": slug} if slug else {}

    def _value(self, spec: Spec, value: Any) -> str | None:
        if isinstance(spec.type, Ref):
            return self._reference(spec.type, value)
        if isinstance(spec.type, Url):
            return None
        if isinstance(spec.type, Text):
            if spec.prose and not self.with_notes:
                return left_out(count_words(value)) if value.strip() else None
            return self.text(value)
        if isinstance(spec.type, YesNo):
            return "yes" if value else "no"
        return value.as_written if isinstance(value, Moment) else str(value)

    def _reference(self, ref: Ref, text: str) -> str | None:
        """Return the slug of the record meant, the initials of a name without one, None for a private record."""
        if ref.word and text.lower() == ref.word:
            return ref.word
        if ref.tags and text.lower().startswith("tag:"):
            return "tag:" + self.text(text[len("tag:") :].strip())
        if ref.to == "company":
            known = find_company(self.name_map.journal, text)
            return self.name_map.company_slugs.get(known) if known else self.name_map.label(text)
        collection = self.name_map.journal.contacts if ref.to == "contact" else self.name_map.journal.events
        found = collection.answering(text)
        if len(found) == 1:
            return self.name_map.slugs.get(found[0])
        # Initials alone could be taken for another person with the same initials.
        return f"{self.name_map.label(text)} (?)" if found else self.name_map.label(text)

    def _by_id(self, given: Mapping[str, str | Moment]) -> dict[str, str]:
        """Return `waived` or `later`: for each debt the reason, or the day."""
        made = {}
        for name, value in given.items():
            kind, slash, end = name.partition("/")
            if name == "all" or kind in DEBT_NAMES:
                said = str(value.day) if isinstance(value, Moment) else self.text(value) or "let go"
                made[kind + slash + "/".join(map(self._in_id, end.split("/")))] = said
        return made

    def _in_id(self, part: str) -> str:
        """Return a part of a debt's id with slugs replaced by opaque ones."""
        stem = part.partition(":")[2] or part
        if (new := self.name_map.opaque.get(normalize(stem))) is not None:
            return part[: len(part) - len(stem)] + new
        if not part or part == "-" or part[:4].isdigit():
            return part if not part[:4].isdigit() else "-".join(part.split("-")[:4])
        return slug(self.text(part.replace("-", " ")))


def _speaks_of(item: Any, name: str) -> bool:
    return schema(type(item))[name].to_show and bool(value_of(item, name))


def is_with_nobody(record: Record, made: Mapping[str, Any]) -> bool:
    """Return whether all people of a record are private, so that the record is left out."""
    return bool(getattr(record, "with_", ())) and not made.get("with")
