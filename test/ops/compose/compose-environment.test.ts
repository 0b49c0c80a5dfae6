import { composeEnvironment } from '../../../lib/ops/compose/compose-environment';
import { backendApplication, frontendApplication, variable } from '../../support/applications';

const applications = {
  backend: backendApplication({
    variables: [
      variable('OPENAI_API_KEY', { secret: true, meaning: 'openai-api-key' }),
      variable('STRIPE_KEY', { secret: true }),
    ],
  }),
  frontend: frontendApplication(),
};

test('Compose has each secret under a name that it can fill in', () => {
  const secrets = { BETTER_AUTH_SECRET: 's', 'DATABASE_URL.postgresql-asyncpg': 'postgresql+asyncpg://db' };
  expect(composeEnvironment(secrets, applications)).toMatchObject({
    BETTER_AUTH_SECRET: 's',
    DATABASE_URL_postgresql_asyncpg: 'postgresql+asyncpg://db',
  });
});

test('a secret that `.env` does not set is not taken from the shell', () => {
  const environment = composeEnvironment({ STRIPE_KEY: 'sk_1' }, applications);
  expect(environment).toHaveProperty('OPENAI_API_KEY', undefined);
  expect(Object.keys(environment)).toContain('OPENAI_API_KEY');
  expect(environment.STRIPE_KEY).toBe('sk_1');
});
