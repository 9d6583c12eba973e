// A key that is held down presses once: what it presses here reaches a phone system.

const PRESSES = ['Enter', ' '];

export const Once = {
  listen(): void {
    document.addEventListener(
      'keydown',
      (event) => {
        if (!event.repeat || !PRESSES.includes(event.key) || !(event.target instanceof Element)) return;
        // A blank that is held while typing is typed.
        if (event.key === ' ' && event.target.matches('input, textarea')) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );
  },
};
