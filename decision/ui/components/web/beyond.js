// How many columns of a table are out of sight, where the table scrolls and the page does not.
import { make, say } from "./elements.js";

const CUT = 8; // pixels of a column that may be out of sight

// `columns` finds those of the frame that count. What is returned counts once more, or ends it.
export function countBeyond(root, frame, columns) {
  const says = make("p", "beyond", root);
  says.setAttribute("aria-hidden", "true"); // by ear nothing is out of sight
  const count = () => {
    const end = frame.getBoundingClientRect().right + CUT;
    const beyond = columns().filter((each) => each.getBoundingClientRect().right > end).length;
    say(says, beyond ? `${beyond} more to the right →` : "");
  };
  frame.addEventListener("scroll", count);
  const observer = new ResizeObserver(count);
  observer.observe(frame);
  return { count, stop: () => observer.disconnect() };
}
