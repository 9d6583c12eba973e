// Weekly hours in local time: "22:00-07:00" or "Sat-Sun 00:00-24:00". The server has validated them. Hours past
// midnight belong to the day that they begin on.

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const PATTERN = /^(?:([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? )?(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/** Whether a date lies within any of the hours. */
export const isWithinHours = (hours: readonly string[], date: Date): boolean => hours.some((text) => matchesHours(text, date));

function matchesHours(text: string, date: Date): boolean {
  const found = PATTERN.exec(text);
  if (!found) return false;
  const [, first, last, ...numbers] = found;
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = numbers.map(Number);
  const [from, until, now] = [h1 * 60 + m1, h2 * 60 + m2, date.getHours() * 60 + date.getMinutes()];
  const today = date.getDay();
  if (from < until) return now >= from && now < until && isOnDay(first, last, today);
  // Past midnight: the evening of a named day, or the morning after it.
  return (now >= from && isOnDay(first, last, today)) || (now < until && isOnDay(first, last, (today + 6) % 7));
}

function isOnDay(first: string | undefined, last: string | undefined, day: number): boolean {
  if (first === undefined) return true;
  const [from, until] = [DAYS.indexOf(first), DAYS.indexOf(last ?? first)];
  return from <= until ? day >= from && day <= until : day >= from || day <= until;
}
