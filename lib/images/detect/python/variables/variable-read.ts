import type { VariableType } from '../../../../application';
import type { PyNode } from '../syntax/py-node';

/** One place where a program reads an environment variable. */
export interface VariableRead {
  readonly name: string;
  /** The name without what its settings class puts before each. @default - the name */
  readonly ownName?: string;
  readonly node: PyNode;
  /** Without it the application does not start. */
  readonly required: boolean;
  readonly type?: VariableType;
  /** As text. @default - none, or one that is computed */
  readonly default?: string;
  readonly secret?: true;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}
