"""What does a move cost, and how many people fit? Measured in one run, written as a document.

`python -m tests.bench.performance FILE` measures and writes FILE: ratios measured side by side in
the same run count, milliseconds are those of the machine named in it. With names of sections behind
it (`... FILE people start`) these alone are measured, and nothing is written.
"""
