import { startArguments } from '../../lib/minikube/start-arguments';

describe('the command line of `minikube start`', () => {
  it.each(['docker', 'podman', 'none'])('for the driver %s', (driver) => {
    expect(startArguments({ driver, kubernetesVersion: '1.28.15', keepContext: false })).toMatchSnapshot();
  });

  it("leaves the user's current kubectl context alone when asked to", () => {
    const args = startArguments({ driver: 'docker', kubernetesVersion: '1.28.15', keepContext: true });
    expect(args).toContain('--keep-context=true');
  });
});
