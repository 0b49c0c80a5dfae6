import { posix } from 'node:path';
import type { PythonModule } from '../project/python-module';
import { constantText } from '../program/constant-text';
import { localValue } from '../program/local-value';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';

/** Where the source folder lies in the image. */
export const SOURCE = '/app';

/** Each `.parent`, `/` and name on the way is a step. */
const DEEPEST = 20;

/** The absolute path in the image that an expression gives; `undefined` where that is not plain from the code. */
export function imagePath(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode | undefined,
  depth = 0,
): string | undefined {
  if (!node || depth > DEEPEST) return undefined;
  const of = (inner: PyNode | undefined): string | undefined => imagePath(program, module, inner, depth + 1);
  if (node.type === 'ParenthesizedExpression') return of(node.children[1]);
  if (node.type === 'BinaryExpression' && node.children[1]?.text === '/')
    return joined(of(node.children[0]), [constantText(program, module, node.children[2])]);
  const call = callOf(node);
  if (call) return ofCall(program, module, node, depth);
  const name = dottedName(node);
  if (name === '__file__') return `${SOURCE}/${module.file}`;
  if (node.type === 'MemberExpression' && !name) return ofMember(program, module, node, depth);
  if (name?.endsWith('.parent')) return parent(of(node.children[0]));
  const local = name && !name.includes('.') ? localValue(name, node) : undefined;
  if (local && local !== node) return of(local);
  const found = name ? program.finder.definition(module, name) : undefined;
  if (found?.kind === 'value') return imagePath(program, found.module, found.value, depth + 1);
  const text = constantText(program, module, node);
  return text === undefined ? undefined : posix.resolve(startFolder(program), text);
}

/** `Path(a, b)`, `os.path.join(a, b)`, `os.path.dirname(a)`, `a.resolve()`, and the like. */
function ofCall(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode,
  depth: number,
): string | undefined {
  const { callee, name, args } = callOf(node) ?? { callee: '', name: '', args: [] };
  const first = (): string | undefined => imagePath(program, module, args[0], depth + 1);
  const texts = (): (string | undefined)[] =>
    args.slice(1).map((each) => constantText(program, module, each));
  if (/^(pathlib\.)?(Pure)?Path$|^os\.path\.join$|^join$/.test(callee))
    return args.length > 0 ? joined(first(), texts()) : startFolder(program);
  if (/^(os\.path\.)?dirname$/.test(callee)) return parent(first());
  if (/^(os\.path\.(abspath|realpath|normpath)|abspath|realpath|str|os\.fspath)$/.test(callee))
    return first();
  if (/(^|\.)(cwd|getcwd)$/.test(callee)) return startFolder(program);
  if (/(^|\.)(home|gettempdir|mkdtemp)$|expanduser$/.test(callee)) return '/tmp';
  if (/^(resolve|absolute)$/.test(name))
    return imagePath(program, module, node.children[0]?.children[0], depth + 1);
  if (name === 'joinpath')
    return joined(
      imagePath(program, module, node.children[0]?.children[0], depth + 1),
      args.map((each) => constantText(program, module, each)),
    );
  const text = constantText(program, module, node);
  return text === undefined ? undefined : posix.resolve(startFolder(program), text);
}

/** `Path(__file__).parent`, `….parents[1]`. */
function ofMember(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode,
  depth: number,
): string | undefined {
  const [object, access, index] = node.children;
  if (access?.type === '.' && index?.text === 'parent')
    return parent(imagePath(program, module, object, depth + 1));
  if (access?.type !== '[' || object?.child('PropertyName')?.text !== 'parents') return undefined;
  let path = parent(imagePath(program, module, object.children[0], depth + 1));
  for (let up = Number(constantOf(index)); up > 0; up -= 1) path = parent(path);
  return path;
}

/** A name that is computed is some file of that folder. */
function joined(base: string | undefined, parts: readonly (string | undefined)[]): string | undefined {
  return base === undefined ? undefined : posix.resolve(base, ...parts.map((part) => part ?? '*'));
}

function parent(path: string | undefined): string | undefined {
  return path === undefined ? undefined : posix.dirname(path);
}

function startFolder({ importPaths }: PythonProgram): string {
  return posix.join(SOURCE, importPaths[0] ?? '.');
}
