import type { Variable } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { callOf } from '../syntax/call';
import type { PyNode } from '../syntax/py-node';
import { comesFrom } from './comes-from';
import { libraryOf } from './model-libraries';

/** What the making of models' clients says of the variables that hold their keys. */
interface ClientNeeds {
  apply(variable: Variable): Variable;
}

/** A client made without a key, or with one that is not set, raises at once: at the start that stops the application. */
export function clientNeeds(program: PythonProgram, start: StartCode): ClientNeeds {
  const clients = [...program.all('CallExpression')].flatMap(({ module, node }) => {
    const call = callOf(node);
    const library = call && libraryOf(module, call.callee);
    return call && library
      ? [{ module, node, library, key: call.keywords.get('api_key') ?? call.args[0] }]
      : [];
  });
  return {
    apply(variable) {
      const uses = clients.filter(({ module, key, library }) =>
        key ? comesFrom(program, module, key, variable.name) : library.keys[0] === variable.name,
      );
      if (uses.length === 0) return variable;
      const needed =
        uses.some(({ node }) => start.mustSucceed(node) && isUnconditional(node)) &&
        variable.default === undefined;
      return {
        ...variable,
        meaning: variable.meaning === 'other' ? 'model-api-key' : variable.meaning,
        secret: true,
        required: variable.required || needed,
      };
    },
  };
}

/** What a function does may depend on whether there is a key: only one without any choice surely fails. */
function isUnconditional(node: PyNode): boolean {
  const around = node.around('FunctionDefinition');
  if (around) return [...around.all('IfStatement', 'ConditionalExpression')].length === 0;
  return node.around('IfStatement', 'ConditionalExpression') === undefined;
}
