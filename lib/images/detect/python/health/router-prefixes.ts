import type { PythonModule } from '../project/python-module';
import { constantText } from '../program/constant-text';
import { localValue } from '../program/local-value';
import type { PythonProgram } from '../program/python-program';
import { callOf, type PyCall } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';

/** A router, or an application, is known by the call that makes it. */
interface Router {
  readonly module: PythonModule;
  readonly made: PyCall;
}

interface Inclusion {
  /** What it is included or mounted into. @default - an application of which that is all that is known */
  readonly into?: Router;
  /** `undefined` where it is computed. */
  readonly prefix: string | undefined;
}

const APPLICATION = 'FastAPI';
const DEEPEST = 6;

/** Under which prefixes the routes of each router are served. */
export class RouterPrefixes {
  /** By the node that makes the router. */
  private readonly inclusions = new Map<PyNode, Inclusion[]>();

  constructor(private readonly program: PythonProgram) {
    for (const { module, node } of program.all('CallExpression')) {
      const call = callOf(node);
      if (call?.name !== 'include_router' && call?.name !== 'mount') continue;
      const isMount = call.name === 'mount';
      const given = isMount ? call.args[0] : call.keywords.get('prefix');
      const prefix = given ? constantText(program, module, given) : '';
      const into = this.router(module, call.callee.slice(0, -call.name.length - 1), node);
      const held = isMount
        ? (call.args[1] ?? call.keywords.get('app'))
        : (call.args[0] ?? call.keywords.get('router'));
      for (const { made } of this.included(module, node, held)) {
        this.inclusions.set(made.node, [...(this.inclusions.get(made.node) ?? []), { into, prefix }]);
      }
    }
  }

  /** The prefixes of a router, by the name that it has at a node of a module; the application's own is empty. */
  of(module: PythonModule, name: string, node: PyNode): string[] {
    const router = this.router(module, name, node);
    return router ? this.ofRouter(router, 0) : [''];
  }

  private ofRouter({ module, made }: Router, depth: number): string[] {
    const given = made.keywords.get('prefix');
    const own = given ? constantText(this.program, module, given) : '';
    if (own === undefined || depth > DEEPEST) return [];
    const served = made.name === APPLICATION ? [{ prefix: '' }] : [];
    const inclusions: readonly Inclusion[] = this.inclusions.get(made.node) ?? served;
    return inclusions.flatMap(({ into, prefix }) => {
      const outer = into ? this.ofRouter(into, depth + 1) : [''];
      return prefix === undefined ? [] : outer.map((each) => each + prefix + own);
    });
  }

  /** `undefined` of what is neither made as a router nor as an application, e.g. a parameter. */
  private router(module: PythonModule, name: string, node: PyNode): Router | undefined {
    const local = callOf(localValue(name, node));
    if (local) return asRouter(module, local);
    const found = this.program.finder.definition(module, name);
    const made = found?.kind === 'value' ? callOf(found.value) : undefined;
    return found && made && asRouter(found.module, made);
  }

  /** The routers that a name stands for where it is included: one, or each of a loop's. */
  private included(module: PythonModule, node: PyNode, held: PyNode | undefined): Router[] {
    const name = dottedName(held);
    if (name === undefined) return [];
    const [first = '', ...rest] = name.split('.');
    const names = looped(node, first).map((each) => [each, ...rest].join('.'));
    return (names.length > 0 ? names : [name]).flatMap((each) => this.router(module, each, node) ?? []);
  }
}

function asRouter(module: PythonModule, made: PyCall): Router | undefined {
  return made.name.endsWith('Router') || made.name === APPLICATION ? { module, made } : undefined;
}

/** `a, b` of `for name in (a, b):` around a node. */
function looped(node: PyNode, name: string): string[] {
  const loop = node.around('ForStatement');
  if (loop?.children[1]?.text !== name) return [];
  return loop.children[3]?.children.flatMap((each) => dottedName(each) ?? []) ?? [];
}
