"""What do several commands have in common? Their arguments."""

import argparse


def add_new_criteria(parser: argparse.ArgumentParser) -> None:
    """Let unknown columns become criteria."""
    parser.add_argument(
        "--new-criteria",
        action="store_true",
        help="take columns that are no known criterion as criteria of your own",
    )


def add_decision(parser: argparse.ArgumentParser) -> None:
    """Let a file be named."""
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv, .xlsx)")


def add_weights(parser: argparse.ArgumentParser) -> None:
    """Let sliders be set."""
    parser.add_argument(
        "--weights",
        metavar="KEY=POINTS,...",
        help="what counts how much; criteria left out count 0",
    )
