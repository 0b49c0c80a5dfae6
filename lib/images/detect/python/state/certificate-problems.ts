import type { Problem } from '../../../../application';
import { assignedValues } from '../program/assigned-values';
import { isConditional } from '../program/is-conditional';
import type { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { entryOf } from '../syntax/entry-of';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

const ENGINE = /^create_(async_)?engine$/;
const DRIVER = /^asyncpg\.(connect|create_pool)$|^psycopg2?\.connect$/;

/** Connections that verify the database's certificate whatever its address says: nobody vouches for the bundled one's. */
export function certificateProblems(program: PythonProgram): Problem[] {
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    const verified = [...(call ? tlsOf(program, module, call) : [])].find((value) =>
      verifies(program, module, value),
    );
    if (!verified) continue;
    return [
      {
        code: 'DATABASE_CERTIFICATE',
        found: "it verifies the database's certificate, which nobody vouches for in the bundled Postgres",
        needed:
          'a connection that is encrypted at most ("ssl": "require"), or a database outside with a public certificate',
        mend: "write such an address as DATABASE_URL into .env, and accept: ['DATABASE_CERTIFICATE'] in todo.config.ts",
        evidence: [evidenceOf(verified)],
      },
    ];
  }
  return [];
}

/** What a call says of TLS: `connect_args={"ssl": …}`, or the driver's own arguments. */
function tlsOf(program: PythonProgram, module: PythonModule, { name, callee, keywords }: PyCall): PyNode[] {
  const keys = ['ssl', 'sslmode'];
  if (DRIVER.test(callee)) return keys.flatMap((key) => keywords.get(key) ?? []);
  const given = ENGINE.test(name) ? keywords.get('connect_args') : undefined;
  if (!given) return [];
  const values = assignedValues(program, module, given)?.values ?? [given];
  // One of several, or one in some cases: which holds for the bundled database cannot be seen.
  const [only] = values.length === 1 && values[0] && !isConditional(values[0]) ? values : [];
  return keys.flatMap((key) => entryOf(only, key) ?? []);
}

/** asyncpg's True stands for a default context, which knows public authorities alone, unless it is told to know none. */
function verifies(program: PythonProgram, module: PythonModule, value: PyNode): boolean {
  const constant = constantOf(value);
  if (constant === true || /^verify-/.test(String(constant))) return true;
  if (/CERT_NONE|check_hostname\s*=\s*False|load_verify_locations|cafile/.test(module.root.text))
    return false;
  const values = assignedValues(program, module, value)?.values ?? [value];
  return (
    values.length > 0 &&
    values.every((each) => callOf(each)?.name === 'create_default_context' && !isConditional(each))
  );
}
