import { mainOf } from './support/backend-of';

test.each([
  ['jwks', 'from jwt import PyJWKClient\nkeys = PyJWKClient("x")'],
  ['jwks', 'URL = base + "/api/auth/jwks"'],
  ['shared-secret', 'import jwt\ndef user(token):\n    return jwt.decode(token, KEY, algorithms=["HS256"])'],
  [
    'own',
    'import jwt\ndef login():\n    return jwt.encode({}, KEY)\ndef user(token):\n    return jwt.decode(token, KEY)',
  ],
  ['own', 'def strategy():\n    return JWTStrategy(secret=KEY, lifetime_seconds=3600)'],
  ['session-table', 'def user(token):\n    return run("SELECT * FROM session WHERE token = :t")'],
  ['own', 'import os\nfrom jwt import PyJWKClient\nkeys = PyJWKClient(os.environ["CLERK_JWKS_URL"])'],
  ['own', 'def user(token):\n    return supabase.auth.get_user(token)'],
  ['none', ''],
])('users are known by %s', (mode, code) => expect(mainOf(code).auth.value).toBe(mode));
