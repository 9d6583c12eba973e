// Runs Lighthouse's desktop preset on every page of a running host and prints its figures. Ends with 1 where a page misses a goal.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const [host] = process.argv.slice(2);
const PAGES = ['', 'wall/everyone', 'team/everyone', 'supervisor', 'supervisor/print/extensions', 'diagnostics', 'people', 'tokens', 'displays', 'audit', 'sign-in', 'display'];
const SCORE = 95;
const SHIFT = 0.02;

const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: ['--headless', '--no-sandbox'] });
let missed = 0;
console.log('page                          score  accessibility  first paint  blocking  shift');
for (const page of PAGES) {
  const look = () => lighthouse(`${host}/${page}`, { port: chrome.port, onlyCategories: ['performance', 'accessibility'], logLevel: 'silent' }, desktopConfig);
  let result = await look();
  // A page that is painted before the browser's trace has begun has no figures.
  if (result.lhr.categories.performance.score === null) result = await look();
  const { categories, audits } = result.lhr;
  const score = Math.round((categories.performance.score ?? 0) * 100);
  const accessibility = Math.round((categories.accessibility.score ?? 0) * 100);
  const [paint, blocking, shift] = ['first-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((id) => audits[id]?.numericValue ?? Number.NaN);
  const isMissed = !(score >= SCORE && shift <= SHIFT);
  if (isMissed) missed++;
  console.log(`${`/${page}`.padEnd(30)}${String(score).padStart(5)}${String(accessibility).padStart(15)}${`${Math.round(paint)} ms`.padStart(13)}${`${Math.round(blocking)} ms`.padStart(10)}${shift.toFixed(3).padStart(7)}${isMissed ? '  missed' : ''}`);
}
await chrome.kill();
console.log(`Lighthouse: ${PAGES.length - missed} of ${PAGES.length} pages reach ${SCORE} with a shift of at most ${SHIFT}`);
process.exit(missed === 0 ? 0 : 1);
