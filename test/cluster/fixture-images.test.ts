import type { Applications, PartName } from '../../lib/application';
import { checkApplications } from '../../lib/images/detect/check-applications';
import { detectApplications } from '../../lib/images/detect/detect-applications';
import { type Checkout, checkout, fixtureDir } from '../fixtures/checkout';
import { UserError } from '../../lib/support/user-error';
import { addresses, Workshop } from './workshop';

const workshop = new Workshop();
afterAll(() => workshop.clear());

/** The fixtures that are neither refused nor deployed, and how their frontends' client code finds the backend. */
const projects = [
  { name: 'poetry-drizzle', clientCodeAsks: '/todo/api/auth' },
  { name: 'static-export', clientCodeAsks: addresses.backendOrigin },
  { name: 'vercel-entry', clientCodeAsks: '/api/todo/' },
];

describe.each(projects)('$name', ({ name, clientCodeAsks }) => {
  let source: Checkout;
  let applications: Applications;
  beforeAll(() => {
    source = checkout(name);
    applications = detectApplications(source);
    checkApplications(applications);
  });
  afterAll(() => source.remove());

  test('its backend starts in its image', async () => {
    const reference = await workshop.build(applications, 'backend');
    await workshop.tryBackend(applications, reference);
  });

  test('its frontend answers in its image, and its client code knows whom to ask', async () => {
    const reference = await workshop.build(applications, 'frontend');
    const answer = await workshop.askFrontend(applications, reference, clientCodeAsks);
    expect(answer).toEqual({ status: 200, clientCodeHoldsText: true });
  });
});

describe.each<{ name: string; by: string; own: readonly PartName[] }>([
  { name: 'prisma-berry', by: 'a generated Dockerfile', own: [] },
  { name: 'mcp-process', by: 'the Dockerfile that came with it', own: ['backend'] },
])('$name', ({ name, by, own }) => {
  test(`its backend, built by ${by}, starts in its image`, async () => {
    const source = checkout(name);
    try {
      const applications = detectApplications(source);
      await workshop.tryBackend(applications, await workshop.build(applications, 'backend', own));
    } finally {
      source.remove();
    }
  });
});

/** The error that a good application ends with when one part of it is exchanged. */
async function failure(part: PartName, folder: string): Promise<UserError> {
  const good = { backendDir: fixtureDir('flat/backend'), frontendDir: fixtureDir('flat/frontend') };
  const applications = detectApplications({ ...good, [`${part}Dir`]: fixtureDir(folder) });
  try {
    const reference = await workshop.build(applications, part);
    if (part === 'backend') await workshop.tryBackend(applications, reference);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${folder} works`);
}

test('a frontend that asks the internet while it is built ends with the host and the line', async () => {
  expect((await failure('frontend', 'bad/fetches-while-building')).message).toMatch(
    /quotes\.example.*app\/page\.js:[16]/s,
  );
});

test('a variable whose name only running tells is named with the line that needs it', async () => {
  const error = await failure('backend', 'bad/computed-variable');
  expect(error.code).toBe('MISSING_VARIABLE');
  expect(error.message).toMatch(/main\.py:6: .*TODO_REGION has no value/s);
});
