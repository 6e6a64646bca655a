// The way into every part of a page: it gives the part its element and its styles, then fills it.
// All parts come from one address each, so that they share what they know. Those that are unseen only
// watch.
import aim from "./aim.js";
import chart from "./chart.js";
import comparisonTable from "./comparison_table.js";
import keptOpen from "./kept_open.js";
import offerTabs from "./offer_tabs.js";
import questionList from "./question_list.js";
import rest from "./rest.js";
import sideBySide from "./side_by_side.js";
import spokenNames from "./spoken_names.js";
import watcher from "./watcher.js";
import weightsBoard from "./weights_board.js";
import { fetched, wear } from "./styles.js";

const PARTS = {
  aim: { fill: aim, root: "aim", isUnseen: true },
  chart: { fill: chart, root: "crossroads-chart" },
  comparison_table: { fill: comparisonTable, root: "comparison", also: ["beyond"] },
  kept_open: { fill: keptOpen, root: "kept-open", isUnseen: true },
  offer_tabs: { fill: offerTabs, root: "tabs" },
  question_list: { fill: questionList, root: "list" },
  rest: { fill: rest, root: "rest", isUnseen: true },
  side_by_side: { fill: sideBySide, root: "side-by-side", also: ["beyond"] },
  spoken_names: { fill: spokenNames, root: "spoken-names", isUnseen: true },
  watcher: { fill: watcher, root: "watcher", isUnseen: true },
  weights_board: { fill: weightsBoard, root: "board" },
};
const styles = await fetched(
  Object.keys(PARTS).filter((part) => !PARTS[part].isUnseen).concat("beyond"),
);

export default function (component) {
  const { part, told: [data] } = component.data;
  const { fill, root, also = [], isUnseen = false } = PARTS[part];
  const { parentElement, setStateValue, setTriggerValue } = component;
  const box = parentElement.querySelector(".part");
  box.classList.add(root);
  box.hidden = isUnseen;
  for (const name of isUnseen ? [] : [part, ...also]) {
    wear(parentElement.getRootNode(), styles.get(name));
  }
  return fill({ parentElement, data, setStateValue, setTriggerValue });
}
