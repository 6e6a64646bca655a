"""Is every published case held to by a test, and does each say where it is from?"""

from pathlib import Path

HERE = Path(__file__).parent


def test_every_published_case_is_used_by_a_test_and_names_its_source(published):
    modules = [path for path in HERE.rglob("test_*.py") if path != Path(__file__)]
    tests = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    assert [name for name in published if f'"{name}"' not in tests] == []
    assert [name for name, case in published.items() if not case["source"]] == []
    kinds = {case["kind"] for case in published.values()}
    second_opinions = {"topsis", "vikor", "promethee2"}
    assert kinds >= {"smaa", "weight_stability", "value_of_information", *second_opinions}
