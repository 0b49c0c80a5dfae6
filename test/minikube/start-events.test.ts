import { parseStartEvent } from '../../lib/minikube/start-events';

const line = (type: string, data: Record<string, string>): string =>
  JSON.stringify({ specversion: '1.0', type: `io.k8s.sigs.minikube.${type}`, data });

describe('a line that minikube start prints', () => {
  it('tells a step and how many there are', () => {
    const data = { currentstep: '13', totalsteps: '19', name: 'Booting control plane', message: 'Booting …' };
    const step = { kind: 'step', name: 'Booting control plane', current: 13, total: 19 };
    expect(parseStartEvent(line('step', data))).toEqual(step);
  });

  it('tells why the start failed, and what Minikube advises', () => {
    const data = { exitcode: '81', message: 'kubelet does not run\n', advice: 'Look at its log' };
    const fatal = { kind: 'fatal', message: 'kubelet does not run', advice: 'Look at its log' };
    expect(parseStartEvent(line('error', data))).toEqual(fatal);
  });

  it.each([
    ['a remark that Minikube marks as an error', line('error', { message: 'Most users should use docker' })],
    ['a warning', line('warning', { message: 'untested configuration' })],
    ['an empty line', ''],
    ['something that is not JSON', '* Done!'],
  ])('is passed over when it is %s', (_, text) => {
    expect(parseStartEvent(text)).toBeUndefined();
  });
});
