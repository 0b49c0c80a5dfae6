import { parse } from 'yaml';
import type { Json } from '../json';
import { isObject } from '../json';

/** Longer texts are no easier to read without quotes. */
const PLAIN = /^[A-Za-z/_][A-Za-z0-9 ()/_.,@=+-]*(:[A-Za-z0-9/_.@+-]+)*$/;

/** `500m`, `1.5Gi`, `30s`: no parser takes them for numbers. */
const QUANTITY = /^\d+(\.\d+)?(m|k|[KMGT]i?|[sh]|ms)$/;

/** Characters that YAML's double quotes must escape and JSON's need not. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A scalar, an empty list or an empty map on one line, as every parser of YAML 1.1 and 1.2 reads it. */
export function yamlScalar(value: Json): string {
  if (typeof value === 'string' && isPlain(value)) return value;
  return JSON.stringify(value).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether the value needs lines of its own: `yamlLines`. */
export function needsLines(value: Json): boolean {
  if (typeof value === 'string') return isBlock(value);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Changes text before it is written, e.g. for a template. */
export type Escape = (text: string) => string;

/**
 * `head` and the value, e.g. `replicas: 2`; composite values and texts of several lines below it.
 *
 * @param head what stands before the value: `key:` or `-`
 * @param indent column of the head
 * @param escape for all that comes from the value. @default - nothing is changed
 */
export function yamlLines(
  head: string,
  value: Json,
  indent: number,
  escape: Escape = (text) => text,
): string[] {
  const pad = ' '.repeat(indent);
  if (!needsLines(value)) return [`${pad}${head} ${escape(yamlScalar(value))}`];
  if (typeof value === 'string') return blockLines(head, escape(value), indent);
  return underHead(head, compositeLines(value, indent + 2, escape), indent);
}

/** The entries or items of a list or map that is not empty. */
function compositeLines(value: Json, indent: number, escape: Escape): string[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      yamlLines(`${escape(yamlScalar(key))}:`, item, indent, escape),
    );
  }
  return (value as readonly Json[]).flatMap((item) => yamlLines('-', item, indent, escape));
}

/** Puts lines below a head; beside it when it is a list item's dash and the first line is text. */
export function underHead(head: string, lines: readonly string[], indent: number): string[] {
  const pad = ' '.repeat(indent);
  const [first = '', ...rest] = lines;
  const joins = head === '-' && !first.trimStart().startsWith('{{-');
  return joins ? [`${pad}- ${first.trimStart()}`, ...rest] : [`${pad}${head}`, ...lines];
}

function blockLines(head: string, text: string, indent: number): string[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line ? `${' '.repeat(indent + 2)}${line}` : ''));
  return [`${' '.repeat(indent)}${head} ${text.endsWith('\n') ? '|' : '|-'}`, ...lines];
}

/** Whether a text can be written as a block without an indicator of indentation and without loss at its end. */
function isBlock(text: string): boolean {
  return (
    /^[^\s][^]*[^\s]\n?$/.test(text) &&
    text.includes('\n') &&
    !/[ \t]\n|[^\n\t\x20-\x7e\xa0-\ud7ff]/.test(text)
  );
}

function isPlain(text: string): boolean {
  if (QUANTITY.test(text)) return true;
  if (!PLAIN.test(text) || text.endsWith(' ')) return false;
  return parse(text) === text && parse(text, { version: '1.1' }) === text;
}
