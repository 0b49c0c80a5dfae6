import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfile } from '../../lib/minikube/profile';

function homeWith(config: string | undefined): string {
  const home = mkdtempSync(join(tmpdir(), 'minikube-home-'));
  mkdirSync(join(home, 'profiles', 'minikube'), { recursive: true });
  if (config !== undefined) writeFileSync(join(home, 'profiles', 'minikube', 'config.json'), config);
  return home;
}

describe('the profile', () => {
  it('tells driver, version and addresses', () => {
    const config = {
      Name: 'minikube',
      Driver: 'none',
      KubernetesConfig: { KubernetesVersion: 'v1.28.15' },
      Nodes: [{ IP: '192.0.2.2', Port: 8443 }],
    };
    expect(readProfile(homeWith(JSON.stringify(config)))).toEqual({
      driver: 'none',
      kubernetesVersion: '1.28.15',
      nodeAddresses: ['192.0.2.2'],
    });
  });

  it.each([
    ['there is no file', undefined],
    ['its file was being written when the machine went down', '{"Name":"minikube","Dri'],
    ['its first start broke off before a driver was chosen', '{"Name":"minikube","Driver":"","Nodes":null}'],
  ])('does not exist when %s', (_, config) => {
    expect(readProfile(homeWith(config))).toBeUndefined();
  });
});
