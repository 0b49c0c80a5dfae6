import { applicationParts } from '../../lib/images/application-parts';
import { standIns } from '../../lib/images/bases/stand-ins';
import { ImagePart } from '../../lib/images/part';
import { found, variable } from '../support/applications';
import { addresses, backend, frontend, pythonDependencies } from './support/applications';

const publicUrl = variable('NEXT_PUBLIC_API_URL', { meaning: 'backend-origin', when: 'build', path: '/api' });
const secret = variable('BETTER_AUTH_SECRET', {
  meaning: 'auth-secret',
  when: 'both',
  secret: true,
  required: true,
});
const parts = applicationParts(
  { backend: backend(), frontend: frontend({}, { variables: [publicUrl, secret] }) },
  addresses,
);

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

  test('takes the files of dependencies before the sources, so that changed sources install nothing', () => {
    const lines = part.dockerfile.split('\n');
    const install = lines.findIndex((line) => /npm ci|uv pip install/.test(line));
    const sources = lines.findIndex((line) => /^COPY \. /.test(line));
    expect(install).toBeGreaterThan(0);
    expect(sources).toBeGreaterThan(install);
  });

  test('mentions a CA bundle only where it is mounted', () => {
    const runs = part.dockerfile.split(/\n(?=[A-Z]+ )/).filter((text) => text.includes('ca.crt'));
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs)
      expect(run).toContain('RUN --mount=type=secret,id=ca_bundle,target=/run/secrets/ca.crt,required=false');
  });

  test('says from which lines of the source it came, and how to change that', () => {
    const header = part.dockerfile.slice(0, part.dockerfile.indexOf('\nFROM '));
    expect(header).toMatch(/port: \d+ \([\w.]+(:\d+)?\)/);
    expect(header).toContain('make inspect');
  });
});

describe('build arguments', () => {
  const [, image] = parts;

  test('bring the address that browsers will use, and are declared', () => {
    expect(image?.buildArguments).toEqual({ NEXT_PUBLIC_API_URL: 'http://localhost:8000/api' });
    expect(image?.dockerfile).toContain('\nARG NEXT_PUBLIC_API_URL\n');
  });

  test('come from .env where it says so', () => {
    const settings = new Map([['NEXT_PUBLIC_API_URL', 'https://api.example.org']]);
    const [, other] = applicationParts(
      { backend: backend(), frontend: frontend({}, { variables: [publicUrl] }) },
      addresses,
      settings,
    );
    expect(other?.buildArguments).toEqual({ NEXT_PUBLIC_API_URL: 'https://api.example.org' });
  });

  test('are never secrets: what the build insists on is a placeholder of that one instruction', () => {
    const settings = new Map([['BETTER_AUTH_SECRET', 'the-real-one']]);
    const made = applicationParts(
      { backend: backend(), frontend: frontend({}, { variables: [secret] }) },
      addresses,
      settings,
    );
    expect(JSON.stringify(made)).not.toContain('the-real-one');
    expect(made[1]?.dockerfile).toMatch(
      /^RUN \\\n {4}BETTER_AUTH_SECRET=placeholder\S+ \\\n {4}npm run build$/m,
    );
    expect(made[1]?.dockerfile).not.toMatch(/^(ARG|ENV) .*BETTER_AUTH_SECRET/m);
  });
});

test('a version that there is no base image for is refused with those that there are', () => {
  const old = { backend: backend({ version: found('3.8') }), frontend: frontend() };
  expect(() => applicationParts(old, addresses)).toThrow(
    /NO_BASE_VERSION: Python 3\.8[^]*3\.11, 3\.12, 3\.13/,
  );
});

test('dependencies with hashes are checked against them', () => {
  const dependencies = pythonDependencies({ locked: true, hashed: true, files: ['requirements.lock'] });
  const [image] = applicationParts({ backend: backend({ dependencies }), frontend: frontend() }, addresses);
  expect(image?.dockerfile).toContain('install --require-hashes --requirement requirements.lock');
});
