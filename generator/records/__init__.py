"""Records: what an owner writes down, as frozen values that know where they were written."""

from generator.records.contact import Contact
from generator.records.fault import Fault
from generator.records.journal import Journal, QuestionBank, Shelf
from generator.records.meeting import Meeting
from generator.records.moment import Moment
from generator.records.others import Company, Event, FreePage, Profile, Update
from generator.records.record import Record

__all__ = [
    "Company", "Contact", "Event", "Fault", "FreePage", "Journal", "Meeting", "Moment",
    "Profile", "QuestionBank", "Record", "Shelf", "Update",
]  # fmt: skip
