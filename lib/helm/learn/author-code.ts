import { Session, type Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import jsTokens, { type Token } from 'js-tokens';

/** A part of a function that never ran although the function did. */
export interface UntakenBranch {
  /** `file:line`, relative to the working directory. */
  readonly location: string;
  /** How it begins. */
  readonly text: string;
}

/** Texts and numbers that the author's code has written in it, and names that stand for keys. */
export interface Literals {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly keys: readonly string[];
}

/** A stretch of a script's text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

interface ExecutedFunction extends Range {
  readonly script: string;
  readonly url: string;
  readonly untaken: readonly Range[];
}

/** As much of a branch as an error shows. */
const LONGEST_TEXT = 80;

/** This compiler is not the author's code. */
const COMPILER = dirname(__dirname);

/**
 * V8 counts the branches of functions only from when it was asked to, and only of those that it compiles after that:
 * so it is asked when this module is loaded, before anyone can call `build`.
 */
const session = new Session();
session.connect();
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
// For the texts of scripts. It stays enabled: disabling it would throw the branches of compiled functions away.
post('Debugger.enable');
post('Debugger.setSkipAllPauses', { skip: true });

/** What runs of the author's code between `begin` and the questions. */
export class AuthorCode {
  private readonly functions = new Map<string, ExecutedFunction>();

  /** Those of the chart at hand. */
  private readonly ofChart = new Map<string, ExecutedFunction>();

  private constructor() {}

  static begin(): AuthorCode {
    post('Profiler.takePreciseCoverage');
    return new AuthorCode();
  }

  /** Another chart of the program: the literals of the one before are not its own. */
  startChart(): void {
    this.take();
    this.ofChart.clear();
  }

  /** What the functions that ran since `startChart` have written in them. */
  literals(): Literals {
    this.take();
    const texts = new Set<string>();
    const numbers = new Set<number>();
    const keys = new Set<string>();
    for (const { script, start, end } of this.ofChart.values()) {
      const tokens = [...jsTokens(sourceOf(script).slice(start, end))].filter(
        ({ type }) => type !== 'WhiteSpace',
      );
      for (const [index, token] of tokens.entries()) {
        const isKey = tokens[index + 1]?.value === ':' || tokens[index - 1]?.value === '.';
        if (token.type === 'NumericLiteral') numbers.add(Number(token.value));
        if (token.type === 'IdentifierName' && isKey) keys.add(token.value);
        for (const text of textsIn(token)) (isKey ? keys : texts).add(text);
      }
    }
    // V8 tells of functions in any order.
    return { texts: [...texts].sort(), numbers: [...numbers].sort((a, b) => a - b), keys: [...keys].sort() };
  }

  /** Branches never taken, but those that only throw: had they been taken, `build` would have failed. */
  untakenBranches(): UntakenBranch[] {
    this.take();
    const branches = [...this.functions.values()].flatMap(({ script, url, untaken }) => {
      const source = sourceOf(script);
      return untaken
        .map((range) => ({ range, text: source.slice(range.start, range.end).replace(/^[\s{?:&|(]+/, '') }))
        .filter(({ text }) => /\w/.test(text) && !/^throw\b/.test(text))
        .map(({ range, text }) => ({
          location: locationOf(url, source, range.start),
          text: text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT),
        }));
    });
    return branches.sort((a, b) => (a.location < b.location ? -1 : 1));
  }

  /** Adds what ran since the last time; the counters then start anew. */
  private take(): void {
    const { result } = post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType;
    for (const script of result.filter(({ url }) => isAuthors(url))) {
      for (const { ranges } of script.functions) {
        const [whole, ...branches] = ranges;
        if (!whole || whole.count === 0) continue;
        const key = `${script.scriptId} ${whole.startOffset} ${whole.endOffset}`;
        const untaken = branches
          .filter(({ count }) => count === 0)
          .map(({ startOffset: start, endOffset: end }) => ({ start, end }));
        const before = this.functions.get(key);
        const executed: ExecutedFunction = {
          script: script.scriptId,
          url: script.url,
          start: whole.startOffset,
          end: whole.endOffset,
          untaken: before ? common(before.untaken, untaken) : untaken,
        };
        this.functions.set(key, executed);
        this.ofChart.set(key, executed);
      }
    }
  }
}

function textsIn({ type, value }: Token): string[] {
  switch (type) {
    case 'StringLiteral':
    case 'NoSubstitutionTemplate':
      return [value.slice(1, -1)];
    case 'RegularExpressionLiteral':
      // What it looks for is likelier found in a text of its characters than in any other.
      return [
        ...new Set(
          value
            .slice(1, value.lastIndexOf('/'))
            .replace(/\\(?=\W)/g, '')
            .match(/[^()[\]*+?^$|]/g) ?? [],
        ),
      ];
    default:
      return [];
  }
}

/** What is in both. */
function common(a: readonly Range[], b: readonly Range[]): Range[] {
  return a.flatMap((one) =>
    b
      .map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) }))
      .filter(({ start, end }) => start < end),
  );
}

function isAuthors(url: string): boolean {
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  return (
    path.startsWith(sep) && !path.includes(`${sep}node_modules${sep}`) && !path.startsWith(COMPILER + sep)
  );
}

/** Texts of scripts by id. */
const sources = new Map<string, string>();

function sourceOf(scriptId: string): string {
  let source = sources.get(scriptId);
  if (source === undefined) {
    source = (post('Debugger.getScriptSource', { scriptId }) as { scriptSource: string }).scriptSource;
    sources.set(scriptId, source);
  }
  return source;
}

/** The place in the file that the author wrote. */
function locationOf(url: string, source: string, offset: number): string {
  const file = relative(process.cwd(), url.startsWith('file:') ? fileURLToPath(url) : url);
  const before = source.slice(0, offset).split('\n');
  const line = before.length - 1;
  const inline = /\/\/# sourceMappingURL=data:[^,]*;base64,(\S+)\s*$/.exec(source)?.[1];
  if (!inline) return `${file}:${line + 1}`;
  const map = new SourceMap(JSON.parse(Buffer.from(inline, 'base64').toString('utf8')) as never);
  const entry = map.findEntry(line, before.at(-1)?.length ?? 0);
  return `${file}:${'originalLine' in entry ? entry.originalLine + 1 : line + 1}`;
}

/** The inspector answers before `post` returns. */
function post(method: string, params: object = {}): unknown {
  let answer: unknown;
  session.post(method, params, (error, result) => {
    if (error) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}
