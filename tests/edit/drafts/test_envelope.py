"""A draft for a mail program: what is written is what is read back, whatever the names and words hold."""

import json
import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from drafts_world import PROFILE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reading import read_record

from generator.edit.drafts import DRAFTS, draft
from generator.edit.drafts.draft import Draft, NoDraft
from generator.edit.drafts.people import usable
from generator.edit.drafts.templates import as_eml, as_mailto, as_text
from generator.model.day import Day
from generator.model.journal import Collection, Journal
from generator.model.records import Contact, Meeting, Profile, Update
from generator.model.settings import Settings
from generator.rules.asking_words import asks_for_job, offers_resume, opens_with_need

TODAY = date(2026, 11, 22)
ME, _ = read_record(Profile, "\n".join(line[4:] for line in PROFILE.strip("\n").split("\n")))
HEADERS = {"From", "To", "Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


def made(**changes: Any) -> Draft:
    values: dict[str, Any] = {
        "kind": "thanks",
        "to": (("Zoë “Z” Lindgren, Dr.", "zoe+net@example.org"),),
        "subject": "Danke für Dienstag, & mehr: 100 %?",
        "body": "Liebe Zoë,\n\nа вот и строка.\n.\nFrom here on: 王小明 #1 & <b>\n",
    }
    return Draft(**{**values, **changes})


def parsed(message: Draft) -> EmailMessage:
    found = message_from_bytes(as_eml(message, ME), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def check_both(message: Draft) -> None:
    """Read the file and the link back, and find in them what went in, and nothing else."""
    found = parsed(message)
    assert set(found.keys()) <= HEADERS
    assert len(found.keys()) == len(set(found.keys()))
    assert found["Subject"] == message.subject.replace("=?", "= ?")
    assert found.get_content().replace("\r\n", "\n") == message.body
    addresses = [one.addr_spec for one in found["To"].addresses] if found["To"] else []
    assert len(addresses) == sum(bool(address) for _, address in message.to)
    assert not found.defects
    link = as_mailto(message)
    assert re.fullmatch(r"mailto:[!-~]*", link)
    parts = urlsplit(link)
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert set(query) == {"subject", "body"}
    assert query["subject"] == [message.subject]
    assert query["body"] == [message.body.rstrip("\n").replace("\n", "\r\n")]
    assert [unquote(one) for one in parts.path.split(",") if one] == [a for _, a in message.to if a]
    assert not parts.fragment


def test_what_is_written_is_read_back() -> None:
    check_both(made())
    message = parsed(made())
    assert message["From"] == "Mira Koval <mira@example.org>"
    assert message["To"].addresses[0].display_name == "Zoë “Z” Lindgren, Dr."
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["Message-ID"] is None


def test_the_same_draft_gives_the_same_bytes_with_mail_line_ends() -> None:
    assert as_eml(made(), ME) == as_eml(made(), ME)
    assert b"\n" not in as_eml(made(), ME).replace(b"\r\n", b"")
    assert as_eml(made(), ME).isascii()


def test_an_international_address_is_written_as_it_is() -> None:
    message = made(to=(("Jörg", "jörg@bücher.example"),))
    assert b"<j\xc3\xb6rg@xn--bcher-kva.example>" in as_eml(message, ME)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("ana@example.org", "ana@example.org"),
        (" Ana <ana@example.org> ", "ana@example.org"),
        ("mailto:ana@example.org", "ana@example.org"),
        ("o'neill+net@a-b.example.org", "o'neill+net@a-b.example.org"),
        ("ana@example.org?bcc=evil@example.net", ""),
        ("ana@example.org, eve@example.net", ""),
        ("ana@example.org\nBcc: evil@example.net", ""),
        ("ana..b@example.org", ""),
        ("ana", ""),
        ("", ""),
    ],
)
def test_only_one_whole_address_is_used(written: str, bare: str) -> None:
    assert usable(written) == bare


FORBIDDEN = (
    "Are you hiring? I attach my resume.",
    "I'm in transition",
    "she said: “We are hiring, send your resume”",
)
NAME = st.one_of(
    st.sampled_from(
        (
            "Ana\r\nBcc: evil@example.net",
            "Subject: evil",
            "</title><script>alert(1)</script>",
            "{{ 7 * 7 }}{% include 'x' %}",
            "%0d%0aBcc:evil@example.net",
            "=?utf-8?q?evil?=",
            '"quoted" <evil@example.net>',
            "\u202eevil\u2066",
            "[… gap …]",
            "[[ana|Ana]] and ![x](y)",
            "Dear",
            ",",
            "a" * 2000,
            "-",
        )
    ),
    st.text(max_size=40),
)
HOSTILE = st.one_of(st.sampled_from(FORBIDDEN), NAME)
DAY = st.sampled_from(
    ("2026-11-18", "2026-11-21 23:59", "2026-11-22", "2026-11-25 09:00", "0001-02-01", "9999-06-30 23:30")
)
WAY = st.sampled_from(("email", "phone", "linkedin", "in-person", "video", "mail"))
ZONE = st.sampled_from(("Asia/Kolkata", "Pacific/Kiritimati", "America/New_York", "UTC"))
CONTACT = st.fixed_dictionaries(
    {"name": NAME, "email": st.one_of(HOSTILE, st.just("ana@example.org"))},
    optional={
        "greeting": NAME, "aliases": NAME, "company": NAME, "role": HOSTILE, "phone": HOSTILE,
        "linkedin": HOSTILE, "address": HOSTILE, "prefers": WAY, "time_zone": ZONE, "topics": HOSTILE,
        "how_found": st.sampled_from(("referral", "alumni", "event", "cold", "other")), "bond": HOSTILE,
        "personal": st.dictionaries(st.sampled_from(("dog", "family", "boat")) | HOSTILE, HOSTILE, max_size=3),
        "may_follow_up": st.booleans(),
        "outreach": st.lists(
            st.fixed_dictionaries(
                {"on": DAY, "by": WAY},
                optional={"objective": HOSTILE, "note": HOSTILE, "text": HOSTILE, "times": st.lists(HOSTILE | DAY)},
            ),
            max_size=3,
        ),
        "heard": st.lists(st.fixed_dictionaries({"on": DAY, "what": HOSTILE}), max_size=1),
        "help": st.lists(
            st.fixed_dictionaries({"on": DAY, "direction": st.just("received"), "what": HOSTILE}), max_size=1
        ),
    },
)  # fmt: skip
MEETING = st.fixed_dictionaries(
    {"date": DAY, "with": st.sampled_from(("ada", ["ada", "ben"], ["nobody"]))},
    optional={
        "how": st.sampled_from(("in-person", "video", "phone")), "place": HOSTILE, "link": HOSTILE, "title": HOSTILE,
        "objective": HOSTILE, "time_zone": ZONE, "duration": st.sampled_from(("30", "45 min", "2 h")),
        "introductions": st.lists(st.fixed_dictionaries({"name": NAME, "note": HOSTILE}), max_size=2),
        "follow_ups": st.lists(HOSTILE, max_size=2), "awaiting": st.lists(HOSTILE, max_size=1),
    },
)  # fmt: skip


def world(contact: Any, meeting: Any, words: list[str]) -> Journal:
    def record(fields: Any, body: str = "") -> str:
        return f"---\n{json.dumps(fields)}\n---\n{body}"

    ada, _ = read_record(Contact, record(contact))
    ben_fields = {"name": "Ben Okafor", "email": "ben@example.org", "met_on": "2026-01-01", "introduced_by": "ada"}
    ben, _ = read_record(Contact, record({**ben_fields, "may_follow_up": "yes"}))
    body = f"## Questions\n\n### {words[0]}?\n\n{words[1]}\n\n## Notes\n\n{words[2]}\n\n## Next\n\n- [ ] {words[3]}\n"
    talk, _ = read_record(Meeting, record(meeting, body))
    news, _ = read_record(Update, record({"date": "2026-11-20", "subject": words[0]}, words[1]))
    return Journal(
        profile=ME,
        contacts=Collection((ada, _renamed(ben, "ben"))),
        meetings=Collection((_renamed(talk, "2026-11-18-ada"),)),
        updates=Collection((_renamed(news, "news"),)),
    )


def _renamed(record: Any, slug: str) -> Any:
    from dataclasses import replace

    return replace(record, slug=slug)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(CONTACT, MEETING, st.lists(HOSTILE, min_size=4, max_size=4))
@example({"name": "A\r\nBcc: x@y.z", "email": "a@b.c"}, {"date": "2026-11-18", "with": "ada"}, ['"We hire you."'] * 4)
def test_whatever_a_record_holds_a_draft_is_one_message(contact: Any, meeting: Any, words: list[str]) -> None:
    check_world(world(contact, meeting, words))


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(CONTACT, MEETING, st.lists(HOSTILE, min_size=4, max_size=4))
def test_many_worlds(contact: Any, meeting: Any, words: list[str]) -> None:
    check_world(world(contact, meeting, words))


def check_world(journal: Journal) -> None:
    for kind in DRAFTS:
        for subject in (*journal.contacts, *journal.meetings, *journal.updates):
            try:
                message = draft(kind.name, Day(journal, TODAY, Settings()), subject)
            except NoDraft as refused:
                check_one_line(str(refused))
                continue
            check_one_line(message.subject, *(part for pair in message.to for part in pair), *message.notes)
            assert as_text(message).count("\n\n\n") == 0
            if message.by == "email":
                check_both(message)
            said = re.sub(r"\[… .*? …\]", "…", message.body)
            assert [*asks_for_job(said), *offers_resume(said), *opens_with_need(said)] == [], said


def check_one_line(*texts: str) -> None:
    assert not any(end in text for text in texts for end in "\r\n")
