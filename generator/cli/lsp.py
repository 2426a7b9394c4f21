"""`journal lsp`: the language server, for editors."""

from importlib.metadata import version

import click

from generator.cli.context import CannotWork, Context, pass_context


@click.command(epilog="Example: journal lsp --help")
@pass_context
def command(context: Context) -> None:
    """Help your editor while you type: what is wrong, who somebody is, what may be written.

    Your editor starts it, and talks to it on standard input and output.
    """
    try:
        from generator.editor.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise CannotWork("this needs two packages more: pip install 'networking-journal[lsp]'") from None
    serve(version("networking-journal"), context.folder, context.today_given)
