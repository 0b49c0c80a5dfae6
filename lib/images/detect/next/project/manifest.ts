import ts from 'typescript';
import type { Evidence } from '../../../../application';

/** What a `package.json` says, as far as it has the form that it should have. */
export interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  /** `dependencies`, `devDependencies` and `optionalDependencies`. */
  readonly packages: Readonly<Record<string, string>>;
  /** `engines`. */
  readonly engines: Readonly<Record<string, string>>;
  readonly packageManager?: string;
  /** Whether it is the root of a workspace. */
  readonly workspaces: boolean;
  /** Whether the text is no JSON object. */
  readonly broken: boolean;
  /** Where the value at a path of keys stands; the file as a whole where there is none. */
  readonly at: (...keys: readonly string[]) => Evidence;
}

/** Reads the text of a `package.json`. */
export function readManifest(text: string): Manifest {
  const source = ts.parseJsonText('package.json', text);
  const root = source.statements[0]?.expression;
  const value = parse(text);
  const table = (key: string): Record<string, string> => strings(value?.[key]);
  return {
    scripts: table('scripts'),
    ...(typeof value?.name === 'string' && { name: value.name }),
    dependencies: table('dependencies'),
    devDependencies: table('devDependencies'),
    packages: { ...table('optionalDependencies'), ...table('devDependencies'), ...table('dependencies') },
    engines: table('engines'),
    packageManager: typeof value?.packageManager === 'string' ? value.packageManager : undefined,
    workspaces: value?.workspaces !== undefined,
    broken: value === undefined,
    at: (...keys) => {
      const member = root && memberAt(root, keys);
      if (!member) return { file: 'package.json' };
      const line = source.getLineAndCharacterOfPosition(member.getStart(source)).line + 1;
      return { file: 'package.json', line, text: member.getText(source).split('\n')[0] };
    },
  };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'string'));
}

function memberAt(node: ts.Expression, keys: readonly string[]): ts.PropertyAssignment | undefined {
  const [key, ...rest] = keys;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const member = node.properties
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => ts.isStringLiteral(name) && name.text === key);
  return rest.length === 0 || !member ? member : memberAt(member.initializer, rest);
}
