"""What follows from an analysis: how sure it is, what would change it, what is worth finding out.

`Findings` holds every result, each computed when first read. `robustness` (SMAA-2, from the counts
in `draw_sums`) and `potential_optimality` say how sure the answer is; `one_way`, `weight_changes`
and `break_even` what would change it; `doubt` and `information` what is worth finding out;
`other_methods` what other methods say. Sentences are made in words.
"""
