// All texts are in one table, and the table has no more than they need.

import { expect, it } from 'vitest';
import * as texts from '../../src/texts/en';
import { findGluedTexts, findLiterals, findUsedKeys, readSources } from '../support/syntax';

const { locale: _, ...table } = texts;
const sources = readSources();
const forms = (text: string | Readonly<Record<string, string>>): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

it('readSources_FindsTheModules', () => expect(sources.length).toBeGreaterThan(80));

it('src_HasNoTextOutsideTheTable', () => expect(sources.flatMap(findLiterals)).toEqual([]));

it('src_GluesNoSentenceFromTexts', () => expect(sources.flatMap(findGluedTexts)).toEqual([]));

it('table_HasEveryKeyThatIsUsed_AndNoOther', () =>
  expect([...new Set(sources.flatMap(findUsedKeys))].sort()).toEqual(Object.keys(table).sort()));

it.each(Object.entries(table))('table_%s_IsTrimmedAndHasWholePlaceholders', (_key, text) => {
  for (const form of forms(text)) {
    expect(form).toBe(form.trim());
    expect(form).not.toMatch(/^$| {2}/);
    expect(form.replace(/\{[a-z]\w*\}/gi, '')).not.toMatch(/[{}]/);
  }
});

it.each([
  "element.textContent = 'Paired';",
  "setText(element, 'size', 'continued');",
  "setAttribute(element, 'aria-label', `Close`);",
  "shortcuts.register({ key: 'f', description: 'Search', run });",
  'const age = `${span} ago`;',
  'const until = `until ${time}`;',
  "const state = isOld ? 'No news' : name;",
  'notify(`${count} new alerts`);',
])('findLiterals_Of %s_IsATextOutsideTheTable', (source) => expect(findLiterals({ path: 'a.ts', source })).toHaveLength(1));

it.each([
  "page.querySelector('button, a, input');",
  "const ROW = 'tbody tr[data-key]';",
  "throw new Error('The page has no list.');",
  "const query = '(max-width: 699px)';",
  'element.style.transform = `translate(${x}px, ${y}px)`;',
  "const type = 'text/html; charset=utf-8';",
  'element.textContent = texts.page;',
  "import { a } from './two words';",
  "type Words = 'two words';",
])('findLiterals_Of %s_IsNoText', (source) => expect(findLiterals({ path: 'a.ts', source })).toEqual([]));

it.each(['`${texts.page} ${number}`', "texts.page + ':'", "'– ' + format(texts.page, { page })"])(
  'findGluedTexts_Of %s_FindsIt',
  (source) => expect(findGluedTexts({ path: 'a.ts', source })).toHaveLength(1),
);
