// The size that a wall's address asks for. Where a browser's style cannot read it from the page, this does.

export function zoom(): void {
  const page = document.documentElement;
  const percent = Number(page.dataset.zoom ?? 100);
  if (percent > 0 && percent !== 100) page.style.setProperty('--zoom', String(percent / 100));
}
