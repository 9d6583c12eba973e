// A key that is held down presses once: what it presses here reaches a phone system.

const PRESS_KEYS = ['Enter', ' '];

export function preventKeyRepeat(): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.repeat || !PRESS_KEYS.includes(event.key) || !(event.target instanceof Element)) return;
      // A blank that is held while typing is typed.
      if (event.key === ' ' && event.target.matches('input, textarea')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
