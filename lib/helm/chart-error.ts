/** Every way in which a chart can be refused, see docs/explanation/charts-from-code.md. */
export type ChartErrorCode =
  | 'UNSUPPORTED_SCHEMA'
  | 'INVALID_DEFAULTS'
  | 'INVALID_OVERLAY'
  | 'INVALID_VALUES'
  | 'INVALID_BINDING'
  | 'BUILD_THREW'
  | 'INVALID_OUTPUT'
  | 'NON_DETERMINISTIC'
  | 'UNEXPLAINED'
  | 'TOO_MANY_GATES'
  | 'VALUE_IN_KEY'
  | 'LIST_ORDER'
  | 'MAP_COLLISION'
  | 'NOT_EQUAL'
  | 'UNCOVERED_BRANCH'
  | 'UNUSED_VALUE';

export interface ChartErrorProps {
  readonly code: ChartErrorCode;
  /** Name of the chart. */
  readonly chart: string;
  /** What was found, in one sentence. */
  readonly found: string;
  /** How to write it instead. */
  readonly mend: string;
  /** Path of the value concerned, e.g. `image.tag`. @default - no single value */
  readonly value?: string;
  /** Construct path of the object concerned, e.g. `todo-backend/Backend/Deployment`. @default - none */
  readonly document?: string;
  /** JSON pointer into the object, e.g. `/spec/replicas`. @default - the whole object */
  readonly pointer?: string;
  /** Inputs that differ and what the code made of them. @default - none */
  readonly examples?: readonly Example[];
}

/** One input and its result. */
export interface Example {
  /** E.g. `replicas: 3`. */
  readonly input: string;
  /** JSON of the place, or `(nothing)`. */
  readonly output: string;
}

/** Why a chart cannot be derived from its code. Nothing was written. */
export class ChartError extends Error {
  readonly code: ChartErrorCode;

  constructor(readonly props: ChartErrorProps) {
    super(messageOf(props));
    this.name = 'ChartError';
    this.code = props.code;
  }
}

function messageOf(props: ChartErrorProps): string {
  const { code, chart, value, document, pointer, found, examples = [], mend } = props;
  const lines = [
    `${code}: ${found}`,
    `  chart:    ${chart}`,
    ...(value === undefined ? [] : [`  value:    ${value}`]),
    ...(document === undefined ? [] : [`  document: ${document}`]),
    ...(pointer === undefined ? [] : [`  pointer:  ${pointer}`]),
    ...examples.map(({ input, output }) => `  example:  ${input} → ${output}`),
    `  mend:     ${mend}`,
  ];
  return lines.join('\n');
}
