"""Where the command `journal` starts."""


def main() -> None:
    """Answer the command line."""
    from generator.cli import main as command

    command(prog_name="journal")
