// A key that is held down presses a button once, because a press can send a command to a phone system.

const PRESS_KEYS = ['Enter', ' '];

export function preventKeyRepeat(): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.repeat || !PRESS_KEYS.includes(event.key) || !(event.target instanceof Element)) return;
      // A space that is held in a field is typed.
      if (event.key === ' ' && event.target.matches('input, textarea')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
