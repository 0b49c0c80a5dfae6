import { AuthorCode } from '../../../lib/helm/learn/author-code';

/** Stands for code of an author. */
function schemeOf(port: number): { scheme: string; rare?: boolean } {
  if (port < 0) throw new Error('no port');
  if (port === 443) return { scheme: 'https', rare: true };
  return { scheme: 'http' };
}

test('the literals and keys of functions that ran are known', () => {
  const author = AuthorCode.begin();
  schemeOf(80);
  const { numbers, texts, keys } = author.literals();
  expect(numbers).toContain(443);
  expect(texts).toEqual(expect.arrayContaining(['http', 'https']));
  expect(keys).toContain('scheme');
});

test('a branch that no call took is named with its line, one that only throws is not', () => {
  const author = AuthorCode.begin();
  schemeOf(80);
  const branches = author.untakenBranches();
  expect(branches).toHaveLength(1);
  expect(branches[0]?.location).toMatch(/^test\/helm\/learn\/author-code\.test\.ts:6$/);
  expect(branches[0]?.text).toContain('https');
});

test('a branch is taken when any call took it', () => {
  const author = AuthorCode.begin();
  schemeOf(80);
  author.literals();
  schemeOf(443);
  expect(author.untakenBranches()).toEqual([]);
});
