import { Chart, Testing } from 'cdk8s';
import { Config } from '../../lib/constructs/config';

const identity = { name: 'web', instance: 'web', component: 'frontend', partOf: 'site', managedBy: 'cdk8s' };

function config(data: Record<string, string | undefined>): { chart: Chart; config: Config } {
  const chart = Testing.chart();
  return { chart, config: new Config(chart, 'Config', { name: 'web-config', identity, data }) };
}

test('a variable without a value is left out, an empty one is not', () => {
  expect(config({ A: 'a', B: undefined, C: '' }).chart.toJson()).toMatchObject([
    { kind: 'ConfigMap', metadata: { name: 'web-config' }, data: { A: 'a', C: '' } },
  ]);
  expect(JSON.stringify(config({ A: 'a', B: undefined }).chart.toJson())).not.toContain('"B"');
});

test('the checksum changes with a value, a name, and a variable more or less', () => {
  const checksums = [{ A: 'a' }, { A: 'b' }, { B: 'a' }, { A: 'a', B: '' }, {}].map(
    (data) => config(data).config.checksum,
  );
  expect(new Set(checksums).size).toBe(5);
});

test('the checksum does not change with the order of the variables', () => {
  expect(config({ A: 'a', B: 'b' }).config.checksum).toBe(config({ B: 'b', A: 'a' }).config.checksum);
});
