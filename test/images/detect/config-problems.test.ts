import { configProblems } from '../../../lib/images/detect/config-problems';
import { backendApplication, variable } from '../../support/applications';

const application = backendApplication({
  variables: [variable('API_URL'), variable('API_KEY', { secret: true })],
});

test('variables that are read, and secrets without a value, are as they should be', () => {
  const variables = { API_URL: { value: 'http://api' }, API_KEY: { required: true } };
  expect(configProblems(application, { variables })).toEqual([]);
});

test('a secret does not belong into a file that is committed', () => {
  expect(configProblems(application, { variables: { API_KEY: { value: 's3cret' } } })).toMatchObject([
    { code: 'SECRET_IN_CONFIG', mend: expect.stringContaining('.env') as string },
  ]);
});
