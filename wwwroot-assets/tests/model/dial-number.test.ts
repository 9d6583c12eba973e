import { expect, it } from 'vitest';
import { dialNumber } from '../../src/model/dial-number';
import { matchesSearch } from '../../src/team/extension-search';
import cases from '../cases/number-cases.json';

it.each(cases.dialled)('dialNumber_%s_IsDialledAs %s', (text, number) => expect(dialNumber(text!)).toBe(number));

it.each(cases.noNumbers)('dialNumber_%s_IsNoNumber', (text) => expect(dialNumber(text)).toBeNull());

it.each(cases.found as [string, string, boolean][])('matchesSearch_%s by %s_%s', (text, term, found) =>
  expect(matchesSearch({ text: text.toLowerCase() }, 'Idle', term, 'all')).toBe(found),
);
