import { answerSeconds } from '../../lib/charts/answer-seconds';
import { serverFacts } from '../../lib/charts/server/server-facts';
import { backendApplication, variable } from '../support/applications';

const facts = serverFacts(
  backendApplication({
    variables: [
      variable('CHAT_TIMEOUT_SECONDS', { type: 'number' }),
      variable('REQUEST_TIMEOUT', { type: 'integer' }),
      variable('SMTP_TIMEOUT', { type: 'integer' }),
    ],
  }),
);

test.each([
  [{}, undefined],
  [{ chatTimeoutSeconds: 90.5, requestTimeout: 30, smtpTimeout: 500 }, 91],
  [{ requestTimeout: 0 }, undefined],
  // Milliseconds, or no limit at all: pods do not wait for ever.
  [{ requestTimeout: 600_000 }, 3500],
])('with %j the longest answer takes %s seconds', (config, seconds) => {
  expect(answerSeconds(facts, config)).toBe(seconds);
});
