import { describe, expect, test } from 'vitest';
import { parseText } from '@/lib/client/chat/parse-text';
import { plainText } from '@/lib/client/chat/plain-text';

const plain = (text: string) => [{ kind: 'plain', text }];

describe('the text of an answer', () => {
  test('keeps its lines and paragraphs', () => {
    expect(parseText('one\ntwo\n\nthree')).toEqual([
      { kind: 'paragraph', lines: [plain('one'), plain('two')] },
      { kind: 'paragraph', lines: [plain('three')] },
    ]);
  });

  test('has lists with the numbers that were given', () => {
    expect(parseText('You have:\n3. Milk\n7) Bread\n\n- one\n* two')).toEqual([
      { kind: 'paragraph', lines: [plain('You have:')] },
      {
        kind: 'list',
        isOrdered: true,
        entries: [
          { number: 3, spans: plain('Milk') },
          { number: 7, spans: plain('Bread') },
        ],
      },
      { kind: 'list', isOrdered: false, entries: [{ spans: plain('one') }, { spans: plain('two') }] },
    ]);
  });

  test('goes on with a list after an empty line', () => {
    expect(parseText('1. one\n\n2. two')).toHaveLength(1);
  });

  test('has strong words and code', () => {
    expect(parseText('**Milk** and `x*y`!')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'strong', text: 'Milk' },
            { kind: 'plain', text: ' and ' },
            { kind: 'code', text: 'x*y' },
            { kind: 'plain', text: '!' },
          ],
        ],
      },
    ]);
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '#3 Milk',
    '2 * 3 * 4',
    '**half',
    '1.5 litres',
    '-5 degrees',
    'snake_case_name',
  ])('stays text where it only looks like more: %s', (text) => {
    expect(parseText(text)).toEqual([{ kind: 'paragraph', lines: [plain(text)] }]);
  });

  test('of nothing is nothing', () => {
    expect(parseText(' \n\n')).toEqual([]);
  });

  test('is read out without its marks', () => {
    expect(plainText('You have **two**:\n1. `Milk`\n2. Bread\n- or not')).toBe(
      'You have two:\n1. Milk\n2. Bread\nor not',
    );
  });
});
