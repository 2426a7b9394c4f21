"""Each case of life has words of its own: read aloud, with what must and must not be said."""

import re
from datetime import date

import pytest
from drafts_world import PROFILE
from sendable import journal_of

from generator.debts import debts
from generator.edit.drafts import draft
from generator.edit.drafts.draft import Draft, NoDraft
from generator.model.day import Day
from generator.model.settings import Settings
from generator.reports.lookup import find_debt, find_record

TODAY = date(2026, 11, 22)


def contact(more: str = "", name: str = "Carol Voss") -> str:
    return f"---\nname: {name}\nemail: carol@example.org\n{more}---\n"


def meeting(more: str, body: str = "") -> str:
    return f"---\nwith: carol\n{more}---\n{body}"


def write(kind: str, about: str, files: dict[str, str], today: date = TODAY) -> Draft:
    loaded = journal_of({"profile.md": PROFILE, **files})
    day = Day(loaded, today, Settings())
    found = find_record(loaded, about) or find_debt(debts(day), about)
    assert len(found) == 1
    return draft(kind, day, found[0])  # type: ignore[arg-type]  # a record or a debt


NOTED = "\n## Notes\n\nDull talk, coffee bad, office smells of soup. Divorced last year.\n"


def test_notes_are_never_finished_text() -> None:
    made = write("thanks", "m", {"contacts/carol.md": contact(), "meetings/m.md": meeting(
        "date: 2026-11-21\n", NOTED)})  # fmt: skip
    gap = "[… what I learned: Dull talk, coffee bad, office smells of soup. Divorced last year. …]"
    assert gap in made.body
    assert "soup" not in made.body.replace(gap, "")


@pytest.mark.parametrize("kind", ["thanks", "card"])
@pytest.mark.parametrize(
    "answer",
    [
        "They think it's the lab. It's the *sampling*.",
        "We'd have you for a summer thing.",
        '"We\'d have you for a summer thing."',
        '"You should apply for the internship here."',
        '"She never answers letters from anybody."',
    ],
)
def test_what_reports_hints_or_speaks_of_others_is_a_gap(kind: str, answer: str) -> None:
    made = write(kind, "m", {"contacts/carol.md": contact(), "meetings/m.md": meeting(
        "date: 2026-11-21\n", f"\n## Questions\n\n### What matters?\n\n{answer}\n")})  # fmt: skip
    assert "”" not in made.body
    assert "One thing stays with me: [… " in made.body


def test_a_quote_stands_with_the_question_that_it_answers() -> None:
    body = '\n## Questions\n\n### Who makes the tide?\n\nA long pause. "You do, every third Saturday."\n'
    files = {"contacts/carol.md": contact(), "meetings/m.md": meeting("date: 2026-11-21\n", body)}
    said = write("thanks", "m", files).body
    assert "I asked you, “Who makes the tide?” The answer stays with me: “You do, every third Saturday.”" in said
    assert "pause" not in said


@pytest.mark.parametrize(
    ("fields", "body", "said"),
    [
        ("follow_ups: [Send the legend]\n", "", "“Send the legend”"),
        ("follow_ups: [{do: Send the legend, to: carol}]\n", "", "“Send the legend”"),
        ("follow_ups: [{do: Send the legend, to: me}]\n", "", ""),
        ("follow_ups: [{do: Send the legend, to: dan}]\n", "", ""),
        ("", "- [ ] Send [[dan]] the legend", ""),
        ("", "- [ ] Send the legend", ""),
        ("", "- [ ] Send the legend 📅 2026-11-25", ""),
        ("", "- [ ] Send the legend to [[me]]", ""),
        ("", "- [ ] Ask [[dan]] about [[carol]] and the legend", ""),
        ("follow_ups: ['Ask [[dan]] about [[carol]] and the legend']\n", "", ""),
        (
            "follow_ups: ['Send [[dan]] the legend', 'Tell [[Carol Voss|you]] of the legend']\n",
            "",
            "“Tell you of the legend”",
        ),
        ("follow_ups: [{do: 'Send the legend of [[dan]]', to: '[[carol]]'}]\n", "", "“Send the legend of Dan Roe”"),
        ("", "- [ ] A legend for [[carol|you]] 📅 2026-11-25", "“A legend for you”, by 25 November"),
    ],
)
def test_only_what_the_reader_was_promised_is_said(fields: str, body: str, said: str) -> None:
    files = {
        "contacts/carol.md": contact(),
        "contacts/dan.md": contact(name="Dan Roe"),
        "meetings/m.md": meeting(f"date: 2026-11-21\n{fields}", f"\n## Next\n\n{body}\n"),
    }
    made = write("thanks", "m", files).body
    assert (f"I have not forgotten my promise: {said}." in made) if said else ("legend" not in made)


def test_a_promise_that_names_the_reader_is_a_gap_with_the_name() -> None:
    made = write("thanks", "m", {"contacts/carol.md": contact(), "meetings/m.md": meeting(
        "date: 2026-11-21\n", "\n## Next\n\n- [ ] Send [[carol]] the legend\n")}).body  # fmt: skip
    assert "[… what I promised: Send Carol Voss the legend …]" in made


def test_words_that_name_somebody_by_a_link_are_not_quoted() -> None:
    answer = '"It was [[dan]] who made the tide."'
    made = write("card", "m", {
        "contacts/carol.md": contact(),
        "contacts/dan.md": contact(name="Dan Roe"),
        "meetings/m.md": meeting("date: 2026-11-21\n", f"\n## Questions\n\n### Who?\n\n{answer}\n"),
    })  # fmt: skip
    assert "tide" not in made.body.partition("[…")[0]


def test_news_is_sent_with_names_and_without_the_tasks_beside_it() -> None:
    body = "I work with [[dan]] now.\n\n- [/] print it\n  in secret\n- [>] ask them\n- the first legend\n"
    made = write("news", "u", {
        "contacts/carol.md": contact("met_on: 2026-01-05\nmay_follow_up: yes\n"),
        "contacts/dan.md": contact(name="Dan Roe"),
        "updates/u.md": f"---\ndate: 2026-11-20\nsubject: A new desk\n---\n{body}",
    }).body  # fmt: skip
    assert "I work with Dan Roe now." in made
    assert "- the first legend" in made
    assert not [word for word in ("print", "secret", "ask them") if word in made]


@pytest.mark.parametrize(
    ("kind", "sorry"),
    [("thanks", "I should have written sooner."), ("card", "This card should have come sooner.")],
)
def test_a_late_word_says_that_it_is_late(kind: str, sorry: str) -> None:
    for day, late in (("2026-11-21", False), ("2026-11-13", True)):
        files = {"contacts/carol.md": contact(), "meetings/m.md": meeting(f"date: {day}\n")}
        assert (sorry in write(kind, "m", files).body) is late


def test_thanks_for_an_interview_ask_for_nothing() -> None:
    files = {"contacts/carol.md": contact(), "meetings/m.md": meeting(
        "date: 2026-11-21\nkind: interview\nintroductions: [Gil Torres]\n")}  # fmt: skip
    made = write("thanks", "m", files)
    assert made.subject == "Thank you for the interview"
    assert "Thank you for the interview on Saturday, and for the time you gave me." in made.body
    assert "anything else that you would like to know" in made.body
    assert not {"May I write", "Gil", "coffee"} & set(made.body.split("\n"))
    assert "Gil" not in made.body


def test_an_interview_is_confirmed_without_a_length_that_nobody_named() -> None:
    files = {"contacts/carol.md": contact(), "meetings/m.md": meeting(
        "date: 2026-11-24 10:00\nkind: interview\nhow: phone\n")}  # fmt: skip
    made = write("confirm", "m", files)
    assert made.subject == "Our interview on Tuesday"
    assert "How long" not in made.body
    assert "Where: you reach me on +49 30 5550100" in made.body


def test_the_reader_reads_their_own_day_and_hour_first() -> None:
    files = {"contacts/carol.md": contact("time_zone: Asia/Tokyo\n"), "meetings/m.md": meeting(
        "date: 2026-11-24 23:30\nhow: video\nlink: https://meet.example.org\n")}  # fmt: skip
    made = write("confirm", "m", files)
    assert made.subject == "Our meeting on Wednesday"
    assert "I look forward to our meeting on Wednesday." in made.body
    assert "When: Wednesday, 25 November, at 07:30 in Tokyo (Tuesday, 24 November, at 23:30 in Berlin)" in made.body
    held = {**files, "meetings/m.md": meeting("date: 2026-11-20 23:30\n")}
    assert write("thanks", "m", held).subject == "Thank you for Saturday"


def test_a_first_letter_to_somebody_known_does_not_introduce_me() -> None:
    known = contact("met_on: 2023-10-02\nhow_found: class\nintroduced_by: dan\n")
    made = write("request", "carol", {"contacts/carol.md": known, "contacts/dan.md": contact(name="Dan Roe")})
    assert "We have known each other since 2023, from class." in made.body
    assert "My name is" not in made.body
    assert "gave me your name" not in made.body + made.subject


def test_a_request_after_an_event_names_it() -> None:
    files = {
        "contacts/carol.md": contact(),
        "events/fair.md": "---\nname: Map Fair\ndate: 2026-11-20\nmet: carol\n---\n",
    }
    assert "We met at Map Fair on Friday." in write("request", "carol", files).body
    hello = write("hello", "carol", files)
    assert hello.subject == "Map Fair"
    assert "It was good to meet you at Map Fair on Friday." in hello.body
    assert "I would be glad to stay in touch." in hello.body
    assert write("hello", "connect/", files).by == "linkedin"


@pytest.mark.parametrize("more", ["phone: 030 1234567\nprefers: phone\n", "phone: 030 1234567\nemail: ''\n"])
def test_a_first_call_is_a_script_with_the_number(more: str) -> None:
    found = f"---\nname: Dr Carol Voss\nintroduced_by: dan\n{more}---\n"
    made = write("request", "carol", {"contacts/carol.md": found, "contacts/dan.md": contact(name="Dan Roe")})
    assert made.by == "phone"
    assert made.to == (("Dr Carol Voss", "030 1234567"),)
    assert made.body.startswith(
        "Hello, am I speaking with Dr Voss? This is Mira Koval. Is this a good moment?\n\nDan Roe gave me your name."
    )
    assert "reading" not in made.body
    assert "regards" not in made.body


def test_a_nudge_to_somebody_with_only_a_phone_names_the_introducer_and_the_last_try() -> None:
    found = (
        "---\nname: Carol Voss\nphone: 030 1234567\nintroduced_by: dan\n"
        "outreach: [2026-11-02 phone, 2026-11-12 phone]\n---\n"
    )
    made = write("nudge", "carol", {"contacts/carol.md": found, "contacts/dan.md": contact(name="Dan Roe")})
    assert made.to == (("Carol Voss", "030 1234567"),)
    assert "Dan Roe gave me your name. I tried to call you on 12 November." in made.body
    assert "2 November" not in made.body.replace("12 November", "")


REPLIED = "outreach: [{on: 2026-11-18, by: email, replied: 2026-11-21}]\n"


def test_an_answer_agrees_to_the_day_that_is_set() -> None:
    asked = "heard: [{on: 2026-11-21, by: email, what: would you come and see us}]\n"
    invited = meeting("date: 2026-11-26 09:00\nasked_by: them\nplace: Hall 3\n")
    made = write("answer", "carol", {"contacts/carol.md": contact(asked), "meetings/m.md": invited})
    assert "Thank you for inviting me. I will gladly come." in made.body
    assert "When: Thursday, 26 November, at 09:00" in made.body
    assert "Where: Hall 3" in made.body
    assert "suit you" not in made.body


def test_an_answer_congratulates_only_in_a_gap() -> None:
    made = write("answer", "carol", {"contacts/carol.md": contact(
        "heard: [{on: 2026-11-21, by: email, what: she got promoted}]\n")})  # fmt: skip
    assert "[… my answer, and congratulations if they fit; they wrote: she got promoted …]" in made.body


def test_a_no_is_taken_well() -> None:
    no = contact("outreach: [{on: 2026-11-18, by: email, replied: 2026-11-21, declined: yes}]\n")
    made = write("answer", "carol", {"contacts/carol.md": no})
    assert "Thank you for your answer on Saturday." in made.body
    assert "I quite understand" in made.body
    assert "suit you" not in made.body


def test_an_introducer_hears_of_a_no() -> None:
    no = contact("introduced_by: dan\noutreach: [{on: 2026-11-18, by: email, replied: 2026-11-21, declined: yes}]\n")
    made = write("report-back", "dan", {"contacts/carol.md": no, "contacts/dan.md": contact(name="Dan Roe")})
    assert made.subject == "Your introduction to Carol Voss"
    assert "You gave me the name of Carol Voss, and I got in touch on Wednesday. It can't be at the moment" in made.body
    assert "we met" not in made.body


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("status: cancelled\ncancelled_by: me\n", "I am sorry that I had to call off our meeting on Thursday."),
        ("status: cancelled\ncancelled_by: them\n", "I quite understand that our meeting on Thursday could not be."),
        ("status: cancelled\n", "It was a pity that our meeting on Thursday could not be."),
        ("status: no-show\n", "We missed each other on Thursday."),
        ("status: cancelled\nkind: interview\n", "Any day that suits you will suit me; please name one."),
    ],
)
def test_a_call_off_has_its_own_words(fields: str, said: str) -> None:
    files = {"contacts/carol.md": contact(), "meetings/m.md": meeting(f"date: 2026-11-19\n{fields}")}
    for about in ("m", "carol"):
        assert said in write("rearrange", about, files).body


@pytest.mark.parametrize(
    ("fields", "more", "why"),
    [
        ("outcomes: no-match\n", "", "m was called off for good (outcomes: no-match)"),
        ("", "outreach: [2026-11-20 email declined]\n", "Carol Voss said no: no new day is asked for"),
    ],
)
def test_what_is_over_gets_no_new_day(fields: str, more: str, why: str) -> None:
    files = {
        "contacts/carol.md": contact(more),
        "meetings/m.md": meeting(f"date: 2026-11-19\nstatus: cancelled\n{fields}"),
    }
    with pytest.raises(NoDraft, match=why.replace("(", r"\(").replace(")", r"\)")):
        write("rearrange", "m", files)


def test_a_meeting_that_has_a_new_day_gets_no_letter() -> None:
    files = {
        "contacts/carol.md": contact(),
        "meetings/m.md": meeting("date: 2026-11-19\nstatus: cancelled\n"),
        "meetings/n.md": meeting("date: 2026-11-30\n"),
    }
    with pytest.raises(NoDraft, match="there is a new day with Carol Voss already"):
        write("rearrange", "carol", files)


def test_hello_after_a_while_says_when_we_last_met() -> None:
    files = {
        "contacts/carol.md": contact("company: Map House\n"),
        "meetings/m.md": meeting("date: 2026-08-12\n", NOTED),
    }
    made = write("hello", "carol", files)
    assert "It has been a while: we last met on 12 August. How are you, and how are things at Map House?\n" in made.body
    with pytest.raises(NoDraft, match="you have not met Carol Voss yet"):
        write("hello", "carol", {"contacts/carol.md": contact()})


def test_news_that_etiquette_would_warn_of_is_a_gap() -> None:
    news = "---\ndate: 2026-11-20\nsubject: I am looking for a job\n---\n\nMy map hangs.\n\nAre you hiring? Call me.\n"
    made = write("news", "news", {"contacts/carol.md": contact(), "updates/news.md": news})
    assert made.subject == "My news"
    assert "My map hangs.\n\n[… say this in another way: Are you hiring? Call me. …]" in made.body


def test_a_private_record_lends_no_words() -> None:
    files = {
        "contacts/carol.md": contact("introduced_by: dan\n"),
        "contacts/dan.md": contact("private: yes\n", name="Dan Roe"),
        "meetings/m.md": meeting("date: 2026-11-21\nprivate: yes\nfollow_ups: [Send the legend]\n", NOTED),
    }
    assert "Dan" not in write("request", "carol", files).body
    thanks = write("thanks", "m", files)
    assert "One thing stays with me: [… what I learned …]." in thanks.body
    assert "legend" not in thanks.body
    with pytest.raises(NoDraft, match="is private: nobody is told of it"):
        write("report-back", "m", files)


def test_the_hour_of_an_interview_is_offered_for_nothing_else() -> None:
    files = {
        "contacts/carol.md": contact("introduced_by: dan\nintroduced_on: 2026-11-01\n"),
        "contacts/dan.md": contact(name="Dan Roe"),
        "meetings/a.md": meeting("date: 2026-11-18\nkind: interview\n", "\n## Notes\n\nLong.\n"),
        "meetings/b.md": meeting("date: 2026-11-26 10:00\nkind: interview\nobjective: hear what the post is\n"),
    }
    made = write("request", "carol", files).body
    assert "26 November, at 10:00" not in made
    assert "the post" not in made
    reported = write("report-back", "report-back/a", files).body
    assert "Thank you for that. I will tell you what comes of it." in reported


def test_of_several_who_were_there_the_one_who_promised_is_asked() -> None:
    files = {
        "contacts/carol.md": contact(),
        "contacts/dan.md": contact(name="Dan Roe"),
        "meetings/m.md": "---\ndate: 2026-11-10\nwith: [carol, dan]\n"
        "awaiting: [{what: a map, by: 2026-11-15, from: dan}]\n"
        "---\n\n## Notes\n\nLong.\n",
    }
    assert write("ask-after", "m", files).to[0][0] == "Dan Roe"


@pytest.mark.parametrize("who", ["Uta Quade", "[[uta]]", "[[uta|her friend Quade]]"])
def test_whoever_is_private_is_named_in_no_letter(who: str) -> None:
    files = {
        "contacts/carol.md": contact(),
        "contacts/uta.md": contact("private: yes\n", name="Uta Quade"),
        "meetings/a.md": meeting(f"date: 2026-11-21\nfollow_ups: [{{do: 'Send what {who} drew', to: carol}}]\n", NOTED),
        "meetings/b.md": meeting(f"date: 2026-11-24\nobjective: learn from {who}\nplace: 'with {who}, at home'\n"),
    }
    for kind, about in (("thanks", "a"), ("confirm", "b"), ("request", "carol")):
        sent = re.sub(r"\[… .*? …\]", "", write(kind, about, files).body)
        assert "Quade" not in sent
        assert "uta" not in sent
