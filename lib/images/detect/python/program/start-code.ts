import type { PythonModule } from '../project/python-module';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { functionOf } from '../syntax/function';
import type { PyNode } from '../syntax/py-node';
import { calledFunctions, type LocatedFunction } from './called-functions';
import { isConditional } from './is-conditional';
import type { PythonProgram } from './python-program';

/** Calls that run a function which is handed to them. */
const RUNS_ARGUMENT =
  /^(run_sync|to_thread|run_in_executor|run_in_threadpool|create_task|run_until_complete|run)$/;

/** Tells what runs before the first request is served: on import, in start-up handlers, and what these call. */
export class StartCode {
  private readonly functions = new Set<PyNode>();
  /** Those of them that are called in any case, and whose failure stops the start. */
  private readonly sure = new Set<PyNode>();

  constructor(private readonly program: PythonProgram) {
    for (const { module, node } of program.all('CallExpression', 'FunctionDefinition')) {
      if (node.type === 'CallExpression' && !node.around('FunctionDefinition')) this.follow(module, node);
      for (const handler of startHandlers(program, module, node)) this.enter(handler, true);
    }
  }

  /** Whether a node runs before the first request. */
  has(node: PyNode): boolean {
    const around = node.around('FunctionDefinition');
    return !around || this.functions.has(around);
  }

  /** What the application cannot start without, if it fails: not within a `try` whose errors are not raised again. */
  mustSucceed(node: PyNode): boolean {
    const around = node.around('FunctionDefinition');
    return (!around || this.sure.has(around)) && !isForgiven(node);
  }

  private follow(module: PythonModule, node: PyNode): void {
    const call = callOf(node);
    if (!call) return;
    const handed = RUNS_ARGUMENT.test(call.name) ? call.args : [];
    // What a thread meets stops nobody else.
    const aside = /^(Thread|Process)$/.test(call.name) ? call.keywords.get('target') : undefined;
    for (const found of calledFunctions(this.program.finder, module, aside)) this.enter(found, false);
    const isSure = this.mustSucceed(node) && !isConditional(node);
    for (const callee of [node.children[0], ...handed]) {
      for (const found of calledFunctions(this.program.finder, module, callee)) this.enter(found, isSure);
    }
  }

  private enter({ module, function: entered }: LocatedFunction, isSure: boolean): void {
    const known = isSure ? this.sure : this.functions;
    if (known.has(entered.node)) return;
    this.functions.add(entered.node);
    if (isSure) this.sure.add(entered.node);
    for (const call of entered.body.all('CallExpression')) {
      if (call.around('FunctionDefinition') === entered.node) this.follow(module, call);
    }
  }
}

function isForgiven(node: PyNode): boolean {
  for (let block = node.around('TryStatement'); block; block = block.around('TryStatement')) {
    const handler = block.text.slice(block.text.search(/^\s*except\b/m));
    if (/^\s*except\b/.test(handler) && !/\b(raise|exit)\b/.test(handler)) return true;
  }
  return false;
}

/** Functions that the server calls at its start: `lifespan=…`, `on_startup=[…]`, `@app.on_event("startup")`. */
function startHandlers(program: PythonProgram, module: PythonModule, node: PyNode): LocatedFunction[] {
  const defined = functionOf(node);
  if (defined) return defined.decorators.some(isStartEvent) ? [{ module, function: defined }] : [];
  const call = callOf(node);
  if (!call) return [];
  const list = call.keywords.get('on_startup')?.children ?? [];
  const event =
    call.name === 'add_event_handler' && isStartEvent({ ...call, name: 'on_event' })
      ? call.args[1]
      : undefined;
  return [call.keywords.get('lifespan'), event, ...list].flatMap((each) =>
    calledFunctions(program.finder, module, each),
  );
}

function isStartEvent({ name, args }: PyCall): boolean {
  return name === 'on_event' && constantOf(args[0]) === 'startup';
}
