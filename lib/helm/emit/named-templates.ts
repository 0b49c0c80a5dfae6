import { GENERATED } from './generated';

/** The chart's `define`s, made while its templates are written. */
export class NamedTemplates {
  /** By name. */
  private readonly bodies = new Map<string, string>();

  constructor(private readonly chart: string) {}

  /**
   * A named template of these lines, or the one that has the same.
   *
   * @param names what it may be called, the best first; a number is added when all are taken.
   * @returns its name, with the chart's in front.
   */
  define(names: readonly string[], lines: readonly string[]): string {
    const body = lines.join('\n');
    const same = [...this.bodies].find(([, other]) => other === body);
    if (same) return same[0];
    for (const candidate of candidates(names)) {
      const name = `${this.chart}.${candidate.replace(/[^A-Za-z0-9-]+/g, '-')}`;
      if (this.bodies.has(name)) continue;
      this.bodies.set(name, body);
      return name;
    }
    throw new Error('unreachable: there is always a free number');
  }

  /**
   * The text of `_helpers.tpl`.
   *
   * @param users the texts that may include them: what none does is left out
   */
  text(users: readonly string[]): string {
    const all = [...users, ...this.bodies.values()];
    const used = [...this.bodies].filter(([name]) => all.some((text) => text.includes(`include "${name}"`)));
    const defines = used.map(([name, body]) => `{{- define "${name}" -}}\n${body}\n{{- end }}\n`);
    return [`{{- /* ${GENERATED} */}}\n`, ...defines].join('\n');
  }
}

function* candidates(names: readonly string[]): Generator<string> {
  yield* names;
  for (let number = 2; ; number++) yield `${names.at(-1)}${number}`;
}
