import { chooseDriver, DriverProbes } from '../../lib/minikube/drivers';

const nothing: DriverProbes = {
  engineProblem: { docker: 'there is no docker on PATH', podman: 'there is no podman on PATH' },
  platform: 'linux',
  isRoot: false,
};
const docker: DriverProbes = { ...nothing, engineProblem: { ...nothing.engineProblem, docker: undefined } };
const podman: DriverProbes = { ...nothing, engineProblem: { ...nothing.engineProblem, podman: undefined } };
const both: DriverProbes = { ...nothing, engineProblem: { docker: undefined, podman: undefined } };
const root: DriverProbes = { ...nothing, isRoot: true };
const mac: DriverProbes = { ...nothing, platform: 'darwin' };

describe('the driver that is chosen by itself', () => {
  it.each([
    ['docker where its engine answers', docker, 'docker'],
    ['docker even where podman answers too', both, 'docker'],
    ['docker even for root on Linux', { ...docker, isRoot: true }, 'docker'],
    ['podman where only podman answers', podman, 'podman'],
    ['none for root on Linux without an engine', root, 'none'],
    ["a profile's own", { ...both, profileDriver: 'podman' }, 'podman'],
    [
      "a profile's own where it is one this project never chooses",
      { ...both, profileDriver: 'kvm2' },
      'kvm2',
    ],
  ])('is %s', (_, probes, driver) => {
    expect(chooseDriver('auto', probes).driver).toBe(driver);
  });

  it('comes with its reason', () => {
    expect(chooseDriver('auto', root).reason).toBe(
      'no container engine answers; this Linux machine itself becomes the node',
    );
  });

  it('cannot be found for an ordinary user without an engine, who is told what is missing', () => {
    expect(() => chooseDriver('auto', nothing)).toThrow(
      /NO_DRIVER: there is no docker on PATH; there is no podman on PATH; the user is not root[^]*sudo make deploy/,
    );
  });

  it('cannot be found on a Mac without an engine, where root would not help', () => {
    expect(() => chooseDriver('auto', mac)).toThrow(/this system is darwin[^]*start Docker/);
  });
});

describe('a driver that is asked for', () => {
  it.each([
    ['docker', docker],
    ['podman', both],
    ['none', { ...docker, isRoot: true }],
  ])('is taken: %s', (driver, probes) => {
    expect(chooseDriver(driver, probes)).toEqual({ driver, reason: `DRIVER=${driver} was asked for` });
  });

  it.each([
    ['docker', podman, /ENGINE_NOT_ANSWERING: the driver docker, but there is no docker on PATH/],
    ['podman', docker, /ENGINE_NOT_ANSWERING: the driver podman, but there is no podman on PATH/],
    ['none', docker, /NOT_ROOT: the driver none, but the user is not root[^]*sudo make deploy DRIVER=none/],
    ['none', { ...mac, isRoot: true }, /NOT_LINUX: the driver none, but this system is darwin/],
    ['kvm2', docker, /UNKNOWN_DRIVER: DRIVER=kvm2\n.*one of auto, docker, podman, none/],
  ])('is refused where it is impossible: %s', (driver, probes, message) => {
    expect(() => chooseDriver(driver, probes)).toThrow(message);
  });

  it('is refused when the existing cluster has another one', () => {
    expect(() => chooseDriver('none', { ...root, profileDriver: 'docker' })).toThrow(
      /DRIVER_MISMATCH: the existing minikube profile uses the driver docker, and DRIVER=none was asked for/,
    );
  });
});

it("says so when an existing profile's engine does not answer, rather than making a second cluster", () => {
  expect(() => chooseDriver('auto', { ...root, profileDriver: 'docker' })).toThrow(/ENGINE_NOT_ANSWERING/);
});
