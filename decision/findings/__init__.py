"""How does the answer hold, if weights and facts are other than they look?

`confidence` (how often each offer is first, in worlds that fit what was told) and `exact` (what no
weights or answers can change) say how sure it is; `smallest_weight_changes`, `break_even_ratings`
and `trade_offs` what would change it; `asking` and `decisive_facts` what is worth finding out;
`method_rankings` what other methods say. Each takes an analysis and returns frozen results;
sentences are made in words.
"""
