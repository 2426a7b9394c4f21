"""Who the owner is: asked for at a terminal, or taken from options, as long as the profile does not say it."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from generator import words
from generator.cli.context import Context
from generator.model.names import NOT_YET

if TYPE_CHECKING:
    from generator.files.source import SourceText
    from generator.model.records import Profile

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Me:
    """What the owner says of themselves; empty where they say nothing."""

    name: str = ""
    email: str = ""
    time_zone: str = ""


_CALLED: Mapping[str, str] = {"name": "name", "email": "e-mail address", "time_zone": "time zone"}


def about_me_options(command: F) -> F:
    """Give a command the options `--name`, `--email` and `--time-zone`, as one argument `me`."""

    def checked(name: str) -> Callable[[click.Context, click.Parameter, str | None], str]:
        def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
            return _checked(name, value or "")

        return check

    @wraps(command)
    def about(*args: Any, me_name: str, me_email: str, me_time_zone: str, **given: Any) -> Any:
        return command(*args, me=Me(me_name, me_email, me_time_zone), **given)

    made: Any = about
    for option, field, helped in (
        ("--time-zone", "time_zone", "Your time zone, such as Europe/Berlin, where your profile names none."),
        ("--email", "email", "Your e-mail address, where your profile has none, or another one of yours."),
        ("--name", "name", "Your name, where your profile has none."),
    ):
        made = click.option(
            option, f"me_{field}", metavar=field.upper(), callback=checked(field), help=helped
        )(made)  # fmt: skip
    return cast("F", made)


def _checked(name: str, text: str) -> str:
    """Return what was said, in one line; raise BadParameter for what can't be that."""
    from generator.io.importers import cells, identity
    from generator.model.values import zone_exists

    text = cells.line(text)
    if name == "email" and text and not identity.email(text):
        raise click.BadParameter(f"{text} is no e-mail address")
    if name == "time_zone" and text and not zone_exists(text):
        raise click.BadParameter(f"{text} is no time zone like Europe/Berlin or America/New_York")
    return text


def unknown(profile: "Profile | None") -> tuple[str, ...]:
    """Return what a profile does not say yet, of `name`, `email` and `time_zone`."""
    says = {
        "name": profile is not None and profile.name != NOT_YET,
        "email": profile is not None and bool(profile.email),
        "time_zone": profile is not None and bool(profile.time_zone),
    }
    return tuple(name for name, is_said in says.items() if not is_said)


def asked(given: Me, missing: tuple[str, ...], suggested: Callable[[], Me] = Me) -> Me:
    """Return what was given, with answers to what is missing; it is asked only at a terminal, and may be left blank."""
    wanted = [name for name in missing if not getattr(given, name)]
    if not wanted or not is_asked():
        return given
    known = suggested()
    for name in wanted:
        default = getattr(known, name) or (_machines_zone() if name == "time_zone" else "")
        answer = click.prompt(
            f"Your {_CALLED[name]}", default=default, show_default=bool(default), err=True,
            value_proc=lambda text, name=name: _checked(name, text),
        )  # fmt: skip
        given = replace(given, **{name: answer})
    return given


def is_asked() -> bool:
    """Return whether somebody sits at a terminal, who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _machines_zone() -> str:
    """Return the name of the machine's time zone; empty where it has none that a profile may bear."""
    from generator.model.clock import machine_zone
    from generator.model.values import zone_exists

    name = str(getattr(machine_zone(), "key", ""))
    return name if zone_exists(name) and "UTC" not in name else ""


def settled(context: Context, given: Me, suggested: Callable[[], Me] = Me) -> None:
    """Ask for what the profile lacks, and write what was said into it, each as one fact."""
    from generator.cli.terminal import say
    from generator.cli.writing import write, writing
    from generator.edit.change import Change
    from generator.files.source import SourceText

    me = asked(given, unknown(context.journal.profile), suggested)
    if me == Me():
        return
    with writing(context):
        profile = context.journal.profile
        if profile is None:
            source = SourceText(f"{context.journal.folder}/profile.md", "")
            begun = SourceText(source.path, f"---\nname: {NOT_YET}\n---\n")
            changes = [Change(source=source, text=with_me(begun, None, me), is_new=True)]
        else:
            text = with_me(profile.source, profile, me)
            fields = tuple(name for name in _CALLED if getattr(me, name))
            changes = [Change(source=profile.source, text=text, fields=fields)] if text != profile.source.text else []
        write(context, changes)
    context.__dict__.pop("zone", None)
    context.__dict__.pop("today", None)
    for change in changes:
        say(f"written: {change.path}", err=True)


def with_me(source: "SourceText", profile: "Profile | None", me: Me) -> str:
    """Return the text of a profile with what the owner says; nothing else of it changes."""
    from generator.edit.fields import set_field
    from generator.edit.lists import add_item
    from generator.io.importers import identity

    for name in ("name", "time_zone"):
        if value := getattr(me, name):
            source = replace(source, text=set_field(source, name, value))
    own = profile.email if profile else ()
    if me.email and identity.email(me.email) not in map(identity.email, own):
        text = add_item(source, "email", me.email) if own else set_field(source, "email", me.email)
        source = replace(source, text=text)
    return source.text


def what_is_not_known(context: Context, needed: tuple[str, ...] = ("name", "email", "time_zone")) -> str:
    """Return a line about what can't be known while the profile lacks it; empty where it says all that is needed."""
    missing = tuple(name for name in unknown(context.journal.profile) if name in needed)
    if not missing:
        return ""
    lacks = words.listed([f"no {_CALLED[name]}" for name in missing])
    by = [_CALLED[name] for name in missing if name != "time_zone"]
    unsure = [f"you are not known by your {words.either(by)} in what comes in"] if by else []
    unsure += ["days are by this machine's clock"] if "time_zone" in missing else []
    options = words.listed([f"--{name.replace('_', '-')}" for name in missing])
    says = "says it" if len(missing) == 1 else "say them"
    return f"note: your profile has {lacks} yet, so {words.listed(unsure)}; {options} {says}"
