import { mainOf } from './support/backend-of';

test.each([
  ['jwks', 'from jwt import PyJWKClient\nkeys = PyJWKClient("x")'],
  ['jwks', 'URL = base + "/api/auth/jwks"'],
  ['shared-secret', 'import jwt\ndef user(token):\n    return jwt.decode(token, KEY, algorithms=["HS256"])'],
  [
    'own',
    'import jwt\ndef login():\n    return jwt.encode({}, KEY)\ndef user(token):\n    return jwt.decode(token, KEY)',
  ],
  ['session-table', 'def user(token):\n    return run("SELECT * FROM session WHERE token = :t")'],
  ['own', 'import os\nfrom jwt import PyJWKClient\nkeys = PyJWKClient(os.environ["CLERK_JWKS_URL"])'],
  ['none', ''],
])('users are known by %s', (mode, code) => expect(mainOf(code).auth.value).toBe(mode));
