// Points by the weights, as Python works them out: 100 times weight times value, summed up.
const TIE = 1e-9; // points; nearer offers share a rank

// Of each row of values, 0 to 1, what each criterion adds to its points.
export function contributions(weights, values) {
  return values.map((row) => row.map((value, place) => 100 * weights[place] * value));
}

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// The rows' ranks, 1 the best; and their order, ties as the user listed them.
export function ranked(totals, places) {
  const byPoints = [...totals.keys()].sort((a, b) => totals[b] - totals[a] || places[a] - places[b]);
  const ranks = new Array(totals.length);
  let [rank, first] = [0, Infinity];
  byPoints.forEach((row, place) => {
    if (first - totals[row] > TIE) [rank, first] = [place + 1, totals[row]];
    ranks[row] = rank;
  });
  const order = [...totals.keys()].sort((a, b) => ranks[a] - ranks[b] || places[a] - places[b]);
  return { ranks, order };
}

// One decimal; of what lies in the middle Python takes the even one.
export function points(number) {
  const isMiddle = Math.abs(number) % 1 === 0.25;
  const rounded = isMiddle ? Math.trunc(number * 10) / 10 : Number(number.toFixed(1));
  return (rounded + 0).toFixed(1);
}

export function signed(number) {
  if (points(number) === "0.0") return "0.0";
  return `${number > 0 ? "+" : "\u2212"}${points(Math.abs(number))}`;
}
