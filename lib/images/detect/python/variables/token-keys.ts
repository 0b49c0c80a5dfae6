import type { PythonProgram } from '../program/python-program';
import { callOf, type PyCall } from '../syntax/call';
import type { PyNode } from '../syntax/py-node';
import { comesFrom } from './comes-from';

/** Keys that somebody else signs with. */
const FOREIGN = /^(CLERK|AUTH0|SUPABASE|FIREBASE|COGNITO|STYTCH|WORKOS|KINDE|GOOGLE|GITHUB)_|PUBLIC/;

/** The variables with whose values a program signs or checks tokens, whatever they are called. */
interface TokenKeys {
  has(name: string): boolean;
}

/** What is handed to `jwt.encode(…, settings.users_secret)` and the like. */
export function tokenKeys(program: PythonProgram): TokenKeys {
  const keys = [...program.all('CallExpression')].flatMap(({ module, node }) => {
    const call = callOf(node);
    const key = call && keyOf(call);
    return key && isPlain(key) ? [{ module, key }] : [];
  });
  return {
    has: (name) =>
      !FOREIGN.test(name) && keys.some(({ module, key }) => comesFrom(program, module, key, name)),
  };
}

/** Not what a function finds by it. */
function isPlain(key: PyNode): boolean {
  const call = callOf(key);
  return call === undefined || /^(getenv|get|get_secret_value|encode|str)$/.test(call.name);
}

function keyOf({ callee, name, args, keywords }: PyCall): PyNode | undefined {
  if (/^(jwt|jose\.jwt)\.(encode|decode)$/.test(callee)) return keywords.get('key') ?? args[1];
  return name === 'JWTStrategy' ? (keywords.get('secret') ?? args[0]) : undefined;
}
