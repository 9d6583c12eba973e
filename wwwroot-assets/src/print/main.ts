// The print view of a grid. The page works without this script; with #now in its address it opens the print dialog.

const button = document.querySelector<HTMLButtonElement>('[data-print]');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

if (location.hash === '#now') {
  // Only once: reloading does not print again.
  history.replaceState(history.state, '', location.pathname + location.search);
  window.addEventListener('load', () => window.print());
}
