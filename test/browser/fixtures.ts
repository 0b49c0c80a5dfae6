import { test as base, expect, type BrowserContext } from '@playwright/test';
import { until } from '../../lib/ops/until';
import type { Application } from './application/application';
import { givenApplication } from './application/given-application';
import { localAddresses } from './application/local-addresses';
import { newPerson, type Person } from './person';
import { TodoPage } from './todo-page';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Signed up, in the browser of `page`. */
  readonly person: Person;
  /** The application's page, opened by `person`. */
  readonly todo: TodoPage;
  /** The application's page, opened by somebody else in a browser of their own. */
  readonly othersTodo: TodoPage;
}

interface WorkerFixtures {
  /** What is tested. */
  readonly application: Application;
}

/** Every test has people and browsers of its own; OpenAI's servers do not answer, and browsers have nothing to complain of. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  application: [
    async ({ playwright: _ }, use) => {
      await use(givenApplication() ?? localAddresses());
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ application }, use) => {
    await use(application.url);
  },
  context: async ({ context }, use) => {
    await withoutOpenAI(context);
    const complaints = complaintsOf(context);
    await use(context);
    expect(complaints, 'what the browser complains of').toEqual([]);
  },
  person: async ({ context, application }, use) => {
    await use(await signUp(context, application));
  },
  todo: async ({ page, person: _ }, use) => {
    await use(await TodoPage.open(page));
  },
  othersTodo: async ({ browser, application }, use) => {
    const context = await browser.newContext();
    await withoutOpenAI(context);
    await signUp(context, application);
    await use(await TodoPage.open(await context.newPage()));
    await context.close();
  },
});

/** Makes a browser's requests to OpenAI fail, as on a machine without a way out. */
async function withoutOpenAI(context: BrowserContext): Promise<void> {
  await context.route(/^https:\/\/[^/]*openai\.com\//, (route) => route.abort());
}

/** Collects errors of scripts and violations of the security policy; that requests fail may be what a test is about. */
function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('weberror', (event) => complaints.push(event.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}

/** Makes an account, and the browser's session with it. Waits when too many were made from this address of late. */
async function signUp(context: BrowserContext, { url }: Application): Promise<Person> {
  const person = newPerson();
  const response = await until({ timeoutMs: 300_000, everyMs: 1_000 }, async () => {
    const answer = await context.request.post(`${url}/api/auth/sign-up/email`, {
      headers: { origin: url },
      data: person,
    });
    return answer.status() === 429 ? undefined : answer;
  });
  if (!response?.ok()) throw new Error(`sign-up fails: ${await response?.text()}`);
  return person;
}
