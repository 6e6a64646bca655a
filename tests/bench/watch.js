// Put on every page before its own scripts: sees when the watched elements are repainted.
// A page may get no frames, in the background for one, so a clock ends the waiting with an error.
window.bench = {
  limit: 10_000,

  contents(watched) {
    return watched.map((css) => this.find(css)?.innerHTML);
  },

  // What lies within a shadow root stands behind ">>>".
  find(css) {
    const [outside, inside] = css.split(" >>> ");
    const found = document.querySelector(outside);
    return inside ? found?.shadowRoot?.querySelector(inside) : found;
  },

  // Milliseconds from the next key to the end of the frame that shows all watched elements changed.
  awaitKey(watched) {
    const before = this.contents(watched);
    const changed = () => this.contents(watched).every((html, i) => html !== before[i]);
    this.took = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`not repainted: ${watched}`)), this.limit);
      const watch = ({ timeStamp }) => {
        this.onceTrue(changed, () => resolve(performance.now() - timeStamp));
      };
      window.addEventListener("keydown", watch, { once: true, capture: true });
    });
  },

  // Looked at after each frame: then what its callbacks changed is on screen, as is what came before.
  onceTrue(condition, then) {
    requestAnimationFrame(() =>
      setTimeout(() => (condition() ? then() : this.onceTrue(condition, then))),
    );
  },

  // How many times a second each watched element changes, until `rates` is asked.
  startCounting(watched) {
    const counts = watched.map(() => 0);
    const start = performance.now();
    let shown = this.contents(watched);
    let [frame, frames] = [0, 0];
    const count = () => {
      frames += 1;
      const now = this.contents(watched);
      now.forEach((html, i) => (counts[i] += Number(html !== shown[i])));
      shown = now;
      frame = requestAnimationFrame(count);
    };
    count();
    this.rates = () => {
      cancelAnimationFrame(frame);
      const seconds = (performance.now() - start) / 1000;
      this.frameRate = frames / seconds; // of the browser, whatever changes
      return counts.map((changes) => changes / seconds);
    };
  },
};
