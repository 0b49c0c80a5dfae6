import { type HelmLibrary, prove } from '../../../lib/helm/proof';
import { helmLibraries } from '../../tools/helms';
import { programs } from './programs';

/** A first run builds the programs. */
const PATIENCE = 30 * 60_000;
const RUNS = 30;

let helms: readonly HelmLibrary[];

beforeAll(async () => {
  helms = await helmLibraries();
}, PATIENCE);

afterAll(() => helms.forEach((helm) => helm.close()));

describe.each(programs)('of %s, Helm renders what the program gives', (_subject, table) => {
  it.each(table)('$name', async ({ chart }) => {
    const { equal } = await prove(chart, { helms, runs: RUNS });
    expect(equal).toBe(RUNS + 1);
  });
});
