// How soon a page answers: what the browser itself measures of each interaction (from the press to the next picture), and from
// a press to the picture with what the server made of it.

(() => {
  const longest = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });

  let pressed = 0;
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, ({ timeStamp }) => (pressed = timeStamp), true);

  /** The longest of each interaction so far, in milliseconds; those below 16 are not told. */
  window.interactions = () => [...longest.values()];

  /** Milliseconds from the next press until what the selector finds has changed, come or gone, and is painted. */
  window.answered = (selector) => {
    const look = () => document.querySelector(selector)?.textContent;
    const [before, asked] = [look(), performance.now()];
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (pressed < asked || look() === before) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  };
})();
