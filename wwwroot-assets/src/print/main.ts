// A grid on paper. The page is complete without this; it is printed at once where it was opened for that.

const button = document.querySelector<HTMLButtonElement>('[data-print]');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

if (location.hash === '#now') {
  // Once: a reload shows it again and does not ask again.
  history.replaceState(history.state, '', location.pathname + location.search);
  window.addEventListener('load', () => window.print());
}
