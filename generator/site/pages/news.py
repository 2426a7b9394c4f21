"""My news: who has not heard each piece of it, who has, and whom to ask first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from generator import words
from generator.debts.closing import as_id
from generator.debts.debt import Debt
from generator.model import addresses
from generator.model.choices import WAYS
from generator.reports.news import Hearing, NewsAudience, news_audiences
from generator.site.pages import debt_markup
from generator.site.pages.html import escape
from generator.site.pages.links import Links
from generator.site.pages.page import Ids, Page
from generator.site.pages.page_context import PageContext
from generator.words.plain_text import line


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingForNews:
    """Somebody who has still to hear it: the debt, and how to close it."""

    debt: Debt
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPiece:
    """A piece of news: who has heard it, who waits for it, and whom to ask first whether they want it.

    The latest piece has a heading with an `id`, and so has each for which somebody waits; the others are folded.
    """

    audience: NewsAudience
    id: str
    summary: str
    waiting: Sequence[WaitingForNews]
    heard: Sequence[Markup]
    ask: Markup
    letter: str = ""
    """A `mailto:` link of one letter to everybody who waits and reads e-mail, in Bcc; empty for fewer than two."""
    readers: str = ""
    """To how many people that letter goes, in words."""
    close_all: str = ""
    """The command that notes that all who wait have heard it; empty for fewer than two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """What the page of news shows, the newest piece first."""

    opening: str
    pieces: Sequence[NewsPiece]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of news to tell."""
    yield Page(address=addresses.NEWS, title="News to tell", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    found = news_audiences(context.day)
    page = NewsPage(opening=_opening(context, found), pieces=list(_pieces(context, found)))
    return context.render(addresses.NEWS, "news", page)


def _pieces(context: PageContext, found: tuple[NewsAudience, ...]) -> Iterator[NewsPiece]:
    links, close = context.links(addresses.NEWS), debt_markup.closing(context)
    unfolded = [one for number, one in enumerate(found) if number == 0 or one.waiting]
    made = Ids()
    ids = {one: made.of(one.update.label) for one in unfolded}
    for one in found:
        emails = [
            debt.contact.email[0] for debt in one.waiting if debt.contact and debt.way == "email" and debt.contact.email
        ]
        several = len(one.waiting) > 1
        yield NewsPiece(
            audience=one,
            id=ids.get(one, ""),
            summary=summary(one),
            waiting=[WaitingForNews(debt=debt, close=close(debt)) for debt in one.waiting],
            heard=heard(context, links, one),
            ask=ask(links, one),
            letter=_letter(one.update.subject, emails) if len(emails) > 1 else "",
            readers=words.number(len(emails)),
            close_all=f"journal done {as_id(f'news/{one.update.slug}')} --all" if several else "",
        )


def _letter(subject: str, emails: list[str]) -> str:
    """Return a `mailto:` link; nobody sees the others' addresses."""
    bcc = ",".join(quote(line(email), safe="@") for email in emails)
    return f"mailto:?bcc={bcc}&subject={quote(line(subject), safe='')}"


def _opening(context: PageContext, found: tuple[NewsAudience, ...]) -> str:
    if not found:
        return (
            "You have written down no news of yours yet. A file such as "
            f"`journal/updates/{context.today}-new-internship.md` with `date` and `subject` is the first piece, and "
            "everybody who allowed you to write is listed here until they have heard it."
        )
    waiting = {debt.contact for one in found for debt in one.waiting}
    if waiting:
        return opening_of_waiting(len(waiting), sum(bool(one.waiting) for one in found))
    return opening_of_told(len(found))


def opening_of_waiting(people: int, pieces: int) -> str:
    """Return how many people have still to hear how many pieces of news."""
    who = f"{words.sentence(words.count(people, 'person', 'people'))} {'has' if people == 1 else 'have'}"
    what = "your latest news" if pieces == 1 else f"{words.number(pieces)} pieces of news"
    return f"{who} still to hear {what}."


def opening_of_told(pieces: int) -> str:
    """Return that nobody waits to hear one of so many pieces of news."""
    what = "your news" if pieces == 1 else f"your {words.number(pieces)} pieces of news"
    return f"Nobody is waiting to hear {what}."


def summary(one: NewsAudience) -> str:
    """Return in a sentence how many have heard a piece of news, and how many wait."""
    if one.ahead:
        return "Not news yet: its day lies ahead."
    return how_far(one.heard, len(one.waiting), len(one.ask), len(one.replaced))


def how_far(heard: int, waiting: int, ask: int, replaced: int) -> str:
    """Return how many heard it, and of the others how many wait, are to be asked first, or get the next news."""
    told = f"{words.sentence(words.count(heard, 'person', 'people'))} heard it" if heard else "Nobody has heard it yet"
    left = [f"{words.number(waiting)} still to be told"] if waiting else []
    left += [f"{words.number(ask)} to be asked first"] if ask else []
    left += [f"{words.number(replaced)} will get the next news instead"] if replaced else []
    return f"{told}; {words.listed(left)}." if left else f"{told}, and nobody waits."


def heard(context: PageContext, links: Links, one: NewsAudience) -> list[Markup]:
    """Return a sentence for each time that it was told."""
    return [_heard(context, links, hearing) for hearing in one.told]


def _heard(context: PageContext, links: Links, hearing: Hearing) -> Markup:
    who = escape("everybody") if hearing.everybody else debt_markup.everybody(links, hearing.people, most=50)
    how = f", {WAYS[hearing.by].by}" if hearing.by else ""
    note = Markup(": {}").format(escape(hearing.note)) if hearing.note else ""
    when = Markup('<time datetime="{}">{}</time>').format(
        hearing.on, words.sentence(words.day(hearing.on, context.today))
    )
    return Markup("{}{}: {}{}").format(when, how, who or escape("nobody that is on file"), note)


def ask(links: Links, one: NewsAudience) -> Markup:
    """Return whom to ask first, as links."""
    return debt_markup.everybody(links, one.ask)
