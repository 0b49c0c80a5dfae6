import { Testing } from 'cdk8s';
import { Config } from '../../lib/constructs/config';
import { configChecksum } from '../../lib/constructs/config-checksum';
import { objectProps } from './object-props';

test('a ConfigMap holds each variable, an empty one too', () => {
  const chart = Testing.chart();
  const config = new Config(chart, 'Config', { ...objectProps, data: { A: 'a', B: '' } });
  expect(chart.toJson()).toMatchObject([
    { kind: 'ConfigMap', metadata: { name: 'web' }, data: { A: 'a', B: '' } },
  ]);
  expect(config.checksum).toBe(configChecksum({ A: 'a', B: '' }));
});

test('the checksum changes with a value, a name, and a variable more or less', () => {
  const data: Record<string, string>[] = [{ A: 'a' }, { A: 'b' }, { B: 'a' }, { A: 'a', B: '' }, {}];
  const checksums = data.map(configChecksum);
  expect(new Set(checksums).size).toBe(5);
});

test('the checksum does not change with the order of the variables', () => {
  expect(configChecksum({ A: 'a', B: 'b' })).toBe(configChecksum({ B: 'b', A: 'a' }));
});

test('the checksum is that of Go’s JSON', () => {
  // printf '%s' '{"URL":"http://a?b=1\u0026c=\u003cd\u003e\u2028"}' | sha256sum
  expect(configChecksum({ URL: 'http://a?b=1&c=<d>\u2028' })).toBe(
    '3cf7eba0af901e6ca696f9ff94dba052e36f671a071afd8dbb089afd314be77b',
  );
});
