import { LocalApplication, startLocalApplication } from './application/local-application';
import { localAddresses } from './application/local-addresses';
import { ModelServer } from './application/model-server';
import { test as base } from './fixtures';

export { expect } from './fixtures';

interface WorkerFixtures {
  /** The application's model, which does as it is told. */
  readonly model: ModelServer;
  /** An application of this test file alone: one backend, which may be ended, and the built-in chat by configuration. */
  readonly ownApplication: LocalApplication;
}

/** For tests of what a model or a backend may do wrong; they are to be marked `@local`. */
export const test = base.extend<object, WorkerFixtures>({
  model: [
    async ({ playwright: _ }, use) => {
      const model = await ModelServer.start();
      await use(model);
      await model.stop();
    },
    { scope: 'worker' },
  ],
  ownApplication: [
    async ({ model }, use, { workerIndex }) => {
      const application = await startLocalApplication({
        name: `todo-${workerIndex}`,
        postgresUrl: localAddresses().postgresUrl,
        replicaCount: 1,
        backend: { OPENAI_BASE_URL: model.url },
        frontend: { CHAT_UI: 'built-in' },
      });
      await use(application);
      await application.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  application: [({ ownApplication }, use) => use(ownApplication), { scope: 'worker' }],
});
