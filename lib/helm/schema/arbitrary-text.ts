import fc from 'fast-check';

/** What breaks templates, YAML, quoting and concatenation, whole or as a part of a text. */
const NASTY = [
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '{{ .Values }}',
  '}}',
  '{{/*',
  '%s',
  '%',
  '$1',
  '#',
  ': ',
  '- ',
  '|',
  '>',
  '&a',
  '*',
  '!',
  '@',
  '`',
  '~',
  '?',
  '<<',
  '---',
  'null',
  'true',
  'no',
  'Off',
  '0',
  '-1',
  '007',
  '0x1F',
  '1e3',
  '1_000',
  '.5',
  '12:30:45',
  '2026-01-01',
  '20000000',
  'é',
  'e\u0301',
  '🎉',
  '👩‍👩‍👧',
  '日本',
  '\u00a0',
  '\u2028',
] as const;

/**
 * Any text that Helm can carry from a values file into an object: not the control characters but tab and line ends,
 * not U+007F to U+009F, the byte order mark and half surrogate pairs, which YAML or Go change or refuse on the way.
 */
export function arbitraryText(): fc.Arbitrary<string> {
  const nasty = fc.constantFrom(...NASTY);
  const piece = fc.oneof(nasty, fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 4 }));
  return fc
    .oneof(
      fc.string(),
      nasty,
      fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
    )
    .filter(isTransportable);
}

/** Whether Helm carries a text unchanged, see `arbitraryText`. */
export function isTransportable(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !UNTRANSPORTABLE.test(text);
}

/** General category Cc (controls) but tab and line ends; marks that are no characters. */
const UNTRANSPORTABLE = /(?![\t\n\r])\p{Cc}|[\ufeff\ufffe\uffff]/u;

const LONE_SURROGATE = /\p{Cs}/u;
