import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChartCache, type ChartFiles } from '../../lib/helm/chart-cache';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'chart-cache-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const charts: readonly ChartFiles[] = [
  new Map([
    ['Chart.yaml', 'name: web\n'],
    ['templates/deployment.yaml', 'kind: Deployment\n'],
  ]),
  new Map([['Chart.yaml', 'name: worker\n']]),
];
const compile = jest.fn(() => charts);
beforeEach(() => compile.mockClear());

const take = (key = '1'): readonly ChartFiles[] => new ChartCache(folder).charts(key, compile);
const entry = (key = '1'): string => join(folder, `${key}.json`);

test('the same input compiles once, and gives the same files in the same order', () => {
  expect(take()).toEqual(charts);
  expect(take().map((files) => [...files])).toEqual(charts.map((files) => [...files]));
  expect(compile).toHaveBeenCalledTimes(1);
});

test('changed input compiles; what the input before gave is still there', () => {
  for (const key of ['1', '2', '1']) take(key);
  expect(compile).toHaveBeenCalledTimes(2);
});

test.each<[string, () => void]>([
  ['was cut off', () => truncateSync(entry(), 90)],
  ['is empty', () => truncateSync(entry(), 0)],
  ['was edited', () => writeFileSync(entry(), readFileSync(entry(), 'utf8').replace('web', 'wob'))],
])('an entry that %s is compiled again and is whole afterwards', (_, damage) => {
  take();
  damage();
  expect(take()).toEqual(charts);
  expect(take()).toEqual(charts);
  expect(compile).toHaveBeenCalledTimes(2);
});

test('charts that cannot be compiled leave no entry', () => {
  compile.mockImplementationOnce(() => {
    throw new Error('UNEXPLAINED');
  });
  expect(() => take()).toThrow('UNEXPLAINED');
  expect(take()).toEqual(charts);
});

test('only the newest entries are kept', () => {
  for (let version = 1; version <= 20; version++) {
    take(String(version));
    utimesSync(entry(String(version)), version, version);
  }
  expect(readdirSync(folder)).toHaveLength(8);
  take('20');
  expect(compile).toHaveBeenCalledTimes(20);
});
