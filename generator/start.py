"""Where the command `journal` starts."""


def main() -> None:
    """Answer the command line."""
    import gc

    from generator.cli import main as command

    # What a command makes lasts as long as the command: there is little to collect.
    gc.set_threshold(50_000)
    command(prog_name="journal")
