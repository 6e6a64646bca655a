"""What follows from an analysis: how sure it is, what would change it, what is worth finding out.

`Findings` holds every result, each computed when first read. `robustness` (SMAA-2, from the counts
in `draw_sums`) says how sure the answer is and where the doubt comes from; `one_way`,
`two_criteria`, `weight_changes` and `break_even` what would change it; `information` what is worth
finding out; `scales` where amounts lie beyond the ends of their scale; `other_methods` what other
methods say. Sentences are made in words.
"""
