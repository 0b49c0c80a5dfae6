import type ts from 'typescript';
import type { VariableType } from '../../../../application';

/** How badly a variable is wanted where it is read. `asserted`: only TypeScript is told that it is there (`!`). */
export type Demand = 'thrown' | 'asserted' | 'none';

/** One place where the code reads an environment variable. */
export interface EnvironmentRead {
  readonly name: string;
  readonly node: ts.Node;
  /** Written as `process.env.NAME`, which Next.js replaces while building for names that are public. */
  readonly inlined: boolean;
  readonly demand: Demand;
  /** Read while the module is loaded, not when a function of it is called. */
  readonly onLoad: boolean;
  readonly type?: VariableType;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** As text. */
  readonly default?: string;
  readonly description?: string;
}
