import { parseEnvironment } from '../../lib/charts/environment';
import { UserError } from '../../lib/support/user-error';

test.each(['dev', 'prod'])('%s is an environment', (name) => {
  expect(parseEnvironment(name)).toBe(name);
});

test.each(['staging', 'DEV', ''])('"%s" is refused with those there are', (name) => {
  expect(() => parseEnvironment(name)).toThrow(UserError);
  expect(() => parseEnvironment(name)).toThrow(
    `UNKNOWN_ENVIRONMENT: ENV=${name}\n  needed: one of dev, prod\n  mend:   make deploy ENV=dev`,
  );
});
