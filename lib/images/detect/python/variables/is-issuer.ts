import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { comesFrom } from './comes-from';

/** Whether tokens must name a variable's value as their issuer or audience: `jwt.decode(…, issuer=settings.auth_url)`. */
export function isIssuer(program: PythonProgram, name: string): boolean {
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    if (call?.name !== 'decode') continue;
    const demanded = [call.keywords.get('issuer'), call.keywords.get('audience')];
    if (demanded.some((each) => each && comesFrom(program, module, each, name))) return true;
  }
  return false;
}
