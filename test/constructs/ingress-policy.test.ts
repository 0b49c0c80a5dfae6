import { Testing } from 'cdk8s';
import { IngressPolicy } from '../../lib/constructs/ingress-policy';

const identity = { name: 'web', instance: 'web', component: 'frontend', partOf: 'site', managedBy: 'cdk8s' };

function specOf(clients?: readonly string[]): unknown {
  const chart = Testing.chart();
  new IngressPolicy(chart, 'Policy', { name: 'web', identity, port: 'http', clients });
  return (chart.toJson() as { spec: unknown }[])[0]?.spec;
}

const ports = [{ port: 'http', protocol: 'TCP' }];

test('without clients anyone may connect, to the port only', () => {
  expect(specOf()).toMatchObject({ policyTypes: ['Ingress'], ingress: [{ ports }] });
  expect(JSON.stringify(specOf())).not.toContain('from');
});

test('with clients only their pods may connect', () => {
  const matchExpressions = [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['api'] }];
  expect(specOf(['api'])).toMatchObject({
    ingress: [{ ports, from: [{ podSelector: { matchExpressions } }] }],
  });
});

test('what the pods connect to stays open', () => {
  expect(JSON.stringify(specOf())).not.toContain('Egress');
});
