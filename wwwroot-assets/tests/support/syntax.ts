// The syntax trees of src, and what tests look for in them.

import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';

/** A node of ESTree, of which only the members that are used are named. */
interface Node {
  type: string;
  start: number;
  [member: string]: unknown;
}

export interface SourceFile {
  path: string;
  source: string;
}

const SRC = new URL('../../src/', import.meta.url);
/** The table, and the only file whose literals are texts. */
const TABLE = 'texts/en.ts';

export const readSource = (path: string): SourceFile => ({ path, source: readFileSync(new URL(path, SRC), 'utf8') });

export const readSources = (): SourceFile[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== TABLE)
    .map(readSource);

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function visit(node: unknown, action: (node: Node, parents: readonly Node[]) => void, parents: readonly Node[] = []): void {
  if (Array.isArray(node)) for (const item of node) visit(item, action, parents);
  if (!isNode(node) || node.type === 'ImportDeclaration') return;
  action(node, parents);
  for (const member of Object.values(node)) if (typeof member === 'object') visit(member, action, [node, ...parents]);
}

function parse({ path, source }: SourceFile): unknown {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} does not parse.`);
  return program;
}

/** The text of a literal or of a template, whose expressions are written as {}; undefined for other nodes. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('{}');
}

const nameOf = (node: unknown): unknown => {
  if (!isNode(node)) return undefined;
  return node.type === 'MemberExpression' ? nameOf(node.property) : (node.name ?? node.value);
};

/** Two words, or a word beside a value: `{} ago`. */
const SENTENCE = /(?:\p{L}|\{\})[\p{P}{}]* +[\p{P}{}]*\p{L}|\p{L}[\p{P}{}]* +[\p{P}{}]*\{\}/u;
/** Selectors, markup, cookies, media queries, sizes, MIME types and offsets from UTC. */
const TECHNICAL = /[[\]<>=#]|^[.:(;]|px\b|^\w+\/\w+;|\bUTC/;
/** Functions whose arguments are selectors, and errors for programmers. */
const TECHNICAL_CALLS = ['querySelector', 'querySelectorAll', 'matches', 'closest', 'Error'];
/** Members and attributes that people read: there even one word is a text. */
const SHOWN = ['textContent', 'innerText', 'title', 'ariaLabel', 'placeholder', 'description'];
const SHOWN_ATTRIBUTES = ['title', 'aria-label', 'aria-valuetext', 'placeholder', 'alt'];

function isShown(node: Node, [parent]: readonly Node[]): boolean {
  if (parent?.type === 'AssignmentExpression') return parent.right === node && SHOWN.includes(String(nameOf(parent.left)));
  if (parent?.type === 'Property') return parent.value === node && SHOWN.includes(String(nameOf(parent.key)));
  if (parent?.type !== 'CallExpression') return false;
  const [name, args] = [nameOf(parent.callee), parent.arguments as unknown[]];
  if (name === 'setText') return args[2] === node;
  return (
    (name === 'setAttribute' || name === 'toggleAttribute') &&
    args.at(-1) === node &&
    args.some((arg) => SHOWN_ATTRIBUTES.includes(textOf(arg) ?? ''))
  );
}

const isTechnicalCall = ([parent]: readonly Node[]): boolean =>
  (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && TECHNICAL_CALLS.includes(String(nameOf(parent.callee)));

const describePlace = (file: SourceFile, node: Node, text: string): string =>
  `${file.path}:${file.source.slice(0, node.start).split('\n').length} ${text}`;

/** Literals and templates that people read. */
export function findLiterals(file: SourceFile): string[] {
  const found: string[] = [];
  visit(parse(file), (node, parents) => {
    const text = textOf(node);
    if (text === undefined || !/\p{L}/u.test(text) || parents.some(({ type }) => type.startsWith('TSLiteralType'))) return;
    const isText = isShown(node, parents) || (SENTENCE.test(text) && !TECHNICAL.test(text) && !isTechnicalCall(parents));
    if (isText) found.push(describePlace(file, node, text));
  });
  return found;
}

/** Whether a node is a text of the table: `texts.key`, or a call of `format`. */
const isText = (node: unknown): boolean =>
  isNode(node) &&
  ((node.type === 'MemberExpression' && nameOf(node.object) === 'texts') ||
    (node.type === 'CallExpression' && nameOf(node.callee) === 'format'));

/** Sentences that are glued from texts of the table, whose order a translation could not change. */
export function findGluedTexts(file: SourceFile): string[] {
  const found: string[] = [];
  visit(parse(file), (node) => {
    const parts =
      node.type === 'TemplateLiteral'
        ? (node.expressions as unknown[])
        : node.type === 'BinaryExpression' && node.operator === '+'
          ? [node.left, node.right]
          : [];
    if (parts.some(isText)) found.push(describePlace(file, node, file.source.slice(node.start, Number(node.end))));
  });
  return found;
}

/** The keys of the table that a file uses. */
export function findUsedKeys(file: SourceFile): string[] {
  const keys: string[] = [];
  visit(parse(file), (node) => {
    if (node.type === 'MemberExpression' && nameOf(node.object) === 'texts') keys.push(String(nameOf(node.property)));
  });
  return keys;
}
