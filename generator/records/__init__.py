"""Records: what an owner writes down, as frozen values that know where they were written."""

from generator.dependencies import watch
from generator.records.contact import Contact
from generator.records.fault import Fault
from generator.records.journal import Journal, QuestionBank, Shelf
from generator.records.meeting import Meeting
from generator.records.moment import Moment
from generator.records.others import Company, Event, FreePage, Profile, Update
from generator.records.record import Record

# A record's place among the others is no field that may change (`differences` looks after it), nor is where its body
# starts: that is told with what is asked of the text.
for kind in (Record, Contact, Company, Meeting, Event, Update):
    watch(kind, but=("source", "slug", "body_start"))
watch(Journal, but=tuple(name for name in Journal.__slots__ if name != "faults"))

__all__ = [
    "Company", "Contact", "Event", "Fault", "FreePage", "Journal", "Meeting", "Moment",
    "Profile", "QuestionBank", "Record", "Shelf", "Update",
]  # fmt: skip
