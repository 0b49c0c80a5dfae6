import { createHash } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { specChart, text } from '../support';
import type { Mistake } from './mistake';

/** A chart whose only field is made from its only text. */
function nameChart(made: (name: string) => unknown): Pick<Mistake, 'chart' | 'value' | 'pointer'> {
  return {
    chart: specChart({ name: text('shop') }, ({ name }) => ({ made: made(name) })),
    value: 'name',
    pointer: '/spec/made',
  };
}

/** Texts of which something else than themselves is used. */
export const texts: readonly Mistake[] = [
  { name: 'the length of a text', ...nameChart((name) => name.length), code: 'UNEXPLAINED' },
  { name: 'the beginning of a text', ...nameChart((name) => name.slice(0, 3)), code: 'UNEXPLAINED' },
  { name: 'the end of a text', ...nameChart((name) => name.slice(-3)), code: 'UNEXPLAINED' },
  {
    name: 'a concatenation cut to 63',
    ...nameChart((name) => `${name}-0123456789`.slice(0, 12)),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a text cut at a length it seldom has',
    ...nameChart((name) => name.slice(0, 63)),
    code: 'UNEXPLAINED',
  },
  { name: 'a text without its outer spaces', ...nameChart((name) => name.trim()), code: 'UNEXPLAINED' },
  { name: 'upper case', ...nameChart((name) => name.toUpperCase()), code: 'UNEXPLAINED' },
  { name: 'lower case', ...nameChart((name) => name.toLowerCase()), code: 'UNEXPLAINED' },
  {
    name: 'a text in base64',
    ...nameChart((name) => Buffer.from(name).toString('base64')),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a hash',
    ...nameChart((name) => createHash('sha256').update(name).digest('hex')),
    code: 'UNEXPLAINED',
  },
  { name: 'JSON in a string', ...nameChart((name) => JSON.stringify({ name })), code: 'UNEXPLAINED' },
  {
    name: 'a text as part of a URL, encoded',
    ...nameChart((name) => `/?q=${encodeURIComponent(name)}`),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a text in a pattern, escaped',
    ...nameChart((name) => name.replaceAll('.', '-')),
    code: 'UNEXPLAINED',
  },
  { name: 'a part of a text', ...nameChart((name) => name.split('-')[0]), code: 'UNEXPLAINED' },
  { name: 'a text split into a list', ...nameChart((name) => name.split(',')), code: 'UNEXPLAINED' },
  { name: 'the first letter', ...nameChart((name) => name.charAt(0)), code: 'UNEXPLAINED' },
  { name: 'a text backwards', ...nameChart((name) => [...name].reverse().join('')), code: 'UNEXPLAINED' },
  { name: 'a text padded to a length', ...nameChart((name) => name.padStart(12, '.')), code: 'UNEXPLAINED' },
  {
    name: 'whether a text contains another',
    ...nameChart((name) => name.includes('k')),
    code: 'UNEXPLAINED',
  },
  { name: 'whether a text fits a pattern', ...nameChart((name) => /^[b-m]/.test(name)), code: 'UNEXPLAINED' },
  { name: 'whether a text comes before another', ...nameChart((name) => name < 'm'), code: 'UNEXPLAINED' },
  {
    name: 'a protocol chosen by how a text begins',
    ...nameChart((name) => (name.startsWith('https:') ? 'secure' : 'open')),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a slash put before a path that lacks it',
    ...nameChart((name) => (name.startsWith('/') ? name : `/${name}`)),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a text with a character escaped',
    ...nameChart((name) => name.replace(/</g, '&lt;')),
    code: 'UNEXPLAINED',
  },
  {
    name: 'the name of the release, cut',
    chart: specChart({}, (_values, release) => ({ made: release.name.slice(0, 20) })),
    code: 'UNEXPLAINED',
    value: 'release.name',
    pointer: '/spec/made',
  },
  {
    name: 'the full name of the release with something behind it, cut',
    chart: specChart({}, (_values, release) => ({ made: `${release.fullname}-database`.slice(0, 63) })),
    code: 'NOT_EQUAL',
    pointer: '/spec/made',
  },
  {
    name: 'whether a text is another value',
    chart: specChart({ name: text(), owner: text() }, ({ name, owner }) => ({ name, own: name === owner })),
    code: 'UNEXPLAINED',
    pointer: '/spec/own',
  },
  {
    name: 'something that only texts longer than 40 get',
    ...nameChart((name) => (name.length > 40 ? 'long' : 'short')),
    code: 'UNEXPLAINED',
  },
  {
    name: 'a version read from a tag',
    chart: specChart({ tag: Type.String({ pattern: '^[0-9]+\\.[0-9]+$', default: '1.2' }) }, ({ tag }) => ({
      major: tag.split('.')[0],
    })),
    code: 'UNEXPLAINED',
    value: 'tag',
    pointer: '/spec/major',
  },
];
