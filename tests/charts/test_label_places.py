import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from decision.charts import trade_off as sides
from decision.charts.trade_off import SIDES, label_sides
from decision.charts.weight_map import CORNERS, REGION_LETTER, REGION_LINE, region_label_place

places = st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=8)


def test_two_labels_on_one_height_keep_apart():
    places, lengths = [(7.0, 5.0), (8.3, 5.3)], [20, 10]
    chosen = label_sides(*np.array(places).T, lengths)
    one, other = (
        sides._box(*place, length, *SIDES[side])
        for place, length, side in zip(places, lengths, chosen, strict=True)
    )
    assert sides._crossed(one, np.array([other])) == 0


def box(left, width, bottom, height):
    return left, bottom, left + width, bottom + height


boxes = st.builds(box, *(st.floats(-1, 11), st.floats(0, 5)) * 2)


@given(boxes, st.lists(boxes, min_size=1, max_size=4))
def test_what_is_crossed_is_what_lies_over_each_other_box(one, others):
    def shared(other, low, high):
        return max(min(one[high], other[high]) - max(one[low], other[low]), 0)

    by_hand = sum(shared(other, 0, 2) * shared(other, 1, 3) for other in others)
    assert abs(sides._crossed(one, np.array(others)) - by_hand) < 1e-9


def test_a_label_at_the_edge_turns_inwards():
    assert label_sides(np.array([9.8]), np.array([5.0]), [20]) == ["top left"]
    assert label_sides(np.array([0.2]), np.array([10.0]), [20]) == ["bottom right"]


@given(places)
def test_no_other_side_would_have_cost_less(points):
    x, y = np.array(points).T
    lengths = [15] * len(points)
    chosen = label_sides(x, y, lengths)
    taken = [
        (a - sides.POINT, b - sides.POINT, a + sides.POINT, b + sides.POINT) for a, b in points
    ]
    for (a, b), side in zip(points, chosen, strict=True):
        costs = {
            name: sides._cost(sides._box(a, b, 15, *way), np.array(taken))
            for name, way in SIDES.items()
        }
        assert costs[side] < min(costs.values()) + 1e-9
        taken.append(sides._box(a, b, 15, *SIDES[side]))


@given(st.floats(0.1, 0.9), st.floats(0.1, 0.7))
def test_a_name_keeps_clear_of_the_mark_and_of_the_edges(x, y):
    mark = np.array([x, y])
    place = region_label_place(CORNERS, "ten letters", mark)
    half = np.array([len("ten letters") * REGION_LETTER, REGION_LINE]) / 2
    assert (np.abs(place - mark) >= half).any()
    assert place[1] - half[1] >= 0
    assert place[1] + half[1] <= np.sqrt(3) * (place[0] - half[0])


def test_a_region_without_room_has_no_name_on_it():
    assert region_label_place(CORNERS / 10, "ten letters", None) is None
