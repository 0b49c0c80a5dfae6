/** What a line of `minikube start --output=json` says. */
export type StartEvent =
  | { readonly kind: 'step'; readonly name: string; readonly current: number; readonly total: number }
  | { readonly kind: 'fatal'; readonly message: string; readonly advice: string };

interface EventLine {
  readonly type?: string;
  readonly data?: Readonly<
    Record<'name' | 'message' | 'advice' | 'currentstep' | 'totalsteps' | 'exitcode', string>
  >;
}

/** Reads a line of `minikube start --output=json`; `undefined` for what needs nobody's attention. */
export function parseStartEvent(line: string): StartEvent | undefined {
  const { type = '', data } = parse(line) ?? {};
  if (!data) return undefined;
  if (type.endsWith('.step'))
    return {
      kind: 'step',
      name: data.name,
      current: Number(data.currentstep),
      total: Number(data.totalsteps),
    };
  // Minikube marks much that it merely prints as an error; only the one that ends it has an exit code.
  if (type.endsWith('.error') && data.exitcode)
    return { kind: 'fatal', message: data.message.trim(), advice: (data.advice ?? '').trim() };
  return undefined;
}

function parse(line: string): EventLine | undefined {
  try {
    return JSON.parse(line) as EventLine;
  } catch {
    return undefined;
  }
}
