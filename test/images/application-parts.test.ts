import { applicationParts } from '../../lib/images/application-parts';
import { ImagePart } from '../../lib/images/part';
import { standIns } from '../../lib/images/bases/stand-ins';

const parts = applicationParts({ backendDir: '/src/backend', frontendDir: '/src/frontend' });

/** The instructions of a Dockerfile's last stage. */
function lastStage({ dockerfile }: ImagePart): string {
  return dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
}

describe.each(parts.map((part) => [part.name, part] as const))('the image of the %s', (_, part) => {
  test('has this Dockerfile', () => {
    expect(part.dockerfile).toMatchSnapshot();
  });

  test('has this ignore file', () => {
    expect(part.ignoreFile).toMatchSnapshot();
  });

  test('starts only from bases that are declared, fully qualified and can be had without a registry', () => {
    const stages = [...part.dockerfile.matchAll(/^FROM (\S+)(?: AS (\S+))?$/gm)];
    const names = stages.map(([, , name]) => name);
    const bases = stages.map(([, base]) => base).filter((base) => !names.includes(base));
    expect([...new Set(bases)]).toEqual(part.bases);
    expect(standIns.map(({ name }) => name)).toEqual(expect.arrayContaining([...part.bases]));
    for (const base of part.bases) expect(base).toMatch(/^docker\.io\/library\/[a-z]+:\S+$/);
  });

  test('runs as a numbered user that is not root', () => {
    expect(lastStage(part)).toMatch(/^USER 10001:10001$/m);
  });

  test('starts its process without a shell, so that SIGTERM reaches it', () => {
    expect(lastStage(part)).toMatch(/^CMD \["[^\n]*"\]\n$/m);
    expect(lastStage(part)).not.toMatch(/^RUN |^ENTRYPOINT /m);
  });

  test('takes the lock file before the sources, so that changed sources install nothing', () => {
    const lines = part.dockerfile.split('\n');
    const install = lines.findIndex((line) => /npm ci|pip .*install/.test(line));
    const sources = lines.findIndex((line) => /^COPY (\. |app\/)/.test(line));
    expect(install).toBeGreaterThan(0);
    expect(sources).toBeGreaterThan(install);
  });

  test('mentions a CA bundle only where it is mounted', () => {
    const runs = part.dockerfile.split(/\n(?=[A-Z]+ )/).filter((text) => text.includes('ca.crt'));
    expect(runs).toHaveLength(1);
    expect(runs[0]).toContain(
      'RUN --mount=type=secret,id=ca_bundle,target=/run/secrets/ca.crt,required=false',
    );
  });
});

test('the same description always gives the same files', () => {
  expect(applicationParts({ backendDir: '/src/backend', frontendDir: '/src/frontend' })).toEqual(parts);
});
