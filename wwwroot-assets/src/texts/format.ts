// Fills in the texts of the table, and formats dates and numbers by its locale.

import { locale } from './en';

/** The forms of a text for each plural category. English has two. */
export type PluralText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type Form<T extends string | PluralText> = T extends PluralText ? T['other'] : T;
type Values<T extends string | PluralText> = Readonly<Record<Placeholder<Form<T>>, string | number>> &
  (T extends PluralText ? { readonly count: number } : unknown);

const pluralRules = /* @__PURE__ */ new Intl.PluralRules(locale);

/** Fills in a text. Of one with plural forms, `count` chooses the form. */
export function format<T extends string | PluralText>(text: T, values: Values<T>): string {
  const all: Readonly<Record<string, string | number>> = values;
  const form = typeof text === 'string' ? text : (text[pluralRules.select(Number(all.count))] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(all[name]));
}

/** A number with a fixed number of decimal places: 3.4 */
export const formatNumber = (value: number, places: number): string =>
  value.toLocaleString(locale, { minimumFractionDigits: places, maximumFractionDigits: places });

/** 14:02:11 */
export const formatTime = (at: Date): string => at.toLocaleTimeString(locale);

/** 14:02 */
export const formatShortTime = (at: Date): string => at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });

/** 20 Nov */
export const formatDayAndMonth = (at: Date): string => at.toLocaleDateString(locale, { day: 'numeric', month: 'short' });

/** Fri */
export const formatWeekday = (at: Date): string => at.toLocaleDateString(locale, { weekday: 'short' });
