import { Testing } from 'cdk8s';
import { IngressPolicy, type NetworkPolicyValues } from '../../lib/constructs/ingress-policy';
import { objectProps } from './object-props';

function specOf(values: Partial<NetworkPolicyValues> = {}): unknown {
  const chart = Testing.chart();
  const networkPolicy = { enabled: true, clients: [], from: [], ...values };
  new IngressPolicy(chart, 'Policy', { ...objectProps, portName: 'http', networkPolicy });
  return (chart.toJson() as { spec: unknown }[])[0]?.spec;
}

const ports = [{ port: 'http', protocol: 'TCP' }];
const api = {
  podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['api'] }] },
};
const controller = { namespaceSelector: { matchLabels: { name: 'ingress' } } };

test('without clients anyone may connect, to the port only', () => {
  expect(specOf()).toMatchObject({ policyTypes: ['Ingress'], ingress: [{ ports }] });
  expect(JSON.stringify(specOf())).not.toContain('from');
});

test('with clients only their pods may connect', () => {
  expect(specOf({ clients: ['api'] })).toMatchObject({ ingress: [{ ports, from: [api] }] });
});

test('others are let in beside the clients, or alone', () => {
  expect(specOf({ clients: ['api'], from: [controller] })).toMatchObject({
    ingress: [{ ports, from: [api, controller] }],
  });
  expect(specOf({ from: [controller] })).toMatchObject({ ingress: [{ ports, from: [controller] }] });
});

test('what the pods connect to stays open', () => {
  expect(JSON.stringify(specOf())).not.toContain('Egress');
});
