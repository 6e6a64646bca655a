// Asks for the part of the page that it stands in, once the hand has moved a slider and rests.
import { atRest, drawnAtRest } from "./hand.js";

export default function (component) {
  const root = component.parentElement.querySelector(".rest");
  drawnAtRest();
  atRest(root, () => component.setTriggerValue("rested", Date.now()));
  return () => {
    if (root.isConnected) return;
    atRest(root, null);
    drawnAtRest();
  };
}
