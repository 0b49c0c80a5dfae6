import { expect, test } from 'vitest';
import { authErrorMessage } from '@/lib/client/auth-error-message';

test.each([
  [{ status: 401, message: 'Invalid email or password' }, 'Invalid email or password.'],
  [{ status: 429, message: 'Too many requests. Please try again later.' }, 'Too many attempts'],
  [{ status: 403, code: 'INVALID_ORIGIN', message: 'Invalid origin' }, 'BETTER_AUTH_TRUSTED_ORIGINS'],
  [{ status: 500, message: 'relation "user" does not exist' }, 'cannot be reached'],
  [{ status: 404 }, 'cannot be reached'],
])('%o is told as %s', (error, message) => {
  expect(authErrorMessage(error)).toContain(message);
});
