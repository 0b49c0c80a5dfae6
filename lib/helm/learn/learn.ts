import { ChartError, type ChartErrorCode } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import type { JsonObject } from '../json';
import { releaseOf } from '../release';
import { defaultsOf, mergeValues } from '../schema/defaults';
import type { ObjectType } from '../schema/value-type';
import { evaluate } from '../template/evaluate';
import type { ChartTemplate } from '../template/template';
import type { AuthorCode, Literals } from './author-code';
import { checkDeterminism } from './check-determinism';
import { checkUse } from './check-use';
import { type Difference, compare } from './compare';
import { explain } from './explain';
import { notEqual } from './not-equal';
import { Frame } from './frame';
import { type Choose, type Inputs, markInputs } from './inputs';
import { drawSkeleton } from './skeleton';
import { type Literal, growCollections, isolate, keep, placeOf } from './isolate';
import { learnDocuments } from './learn-documents';
import type { Element } from './element';
import { Markers } from './markers';
import { Unexplained } from './observation';
import { valueAt, withValueAt } from './path';
import { ownKeys } from './own-keys';
import { type Equality, type Lessons, type Precedence, objectKey } from './lessons';
import { Random } from './random';
import { Builder, type Row } from './row';
import { rivalTrials } from './rival-trials';
import { trialsOf } from './trials';

export interface Learned {
  readonly template: ChartTemplate;
  /** How often the chart was built. */
  readonly builds: number;
}

/**
 * Rows to learn from at first; conditions nested deeply get more by counterexamples. Those that were drawn may show too
 * little of a list of many forms, which no correction mends: what was refused is tried again, with more and other ones.
 * One chart of twenty needs a second attempt, one of some hundred a third.
 */
const TRAINING_ROWS = [96, 240, 240];
/** What is said of code that no template was found for. */
const REFUSALS: readonly ChartErrorCode[] = [
  'UNEXPLAINED',
  'TOO_MANY_GATES',
  'LIST_ORDER',
  'MAP_COLLISION',
  'NOT_EQUAL',
];
/** Rows of marks on which the template must be right, beside the trials. */
const CHECKED_ROWS = 48;
/** Rounds of corrections after which it is not going to be right. */
const MOST_ROUNDS = 24;
/** Rows that show what a comparison with a literal does. */
const LITERAL_ROWS = 12;
/** Conditions hold half the time, nearly always (to reach what lies behind several of them) or rarely. */
const DENSITIES = [0.5, 0.8, 0.5, 0.93, 0.2];

/**
 * Learns a chart's template from what its code makes of several hundred drawn inputs.
 *
 * @param author what runs of the author's code
 * @throws ChartError when no template can be equal to the code
 */
export function learn(chart: HelmChart, type: ObjectType, author: AuthorCode, seed: number): Learned {
  const refusals: ChartError[] = [];
  for (const [index, rows] of TRAINING_ROWS.entries()) {
    try {
      const learner = new Learner(chart, type, seed + index);
      const template = learner.learn(author, rows);
      learner.builder.checkBindings();
      checkUse(chart, type, template);
      return { template, builds: learner.builder.builds };
    } catch (error) {
      if (!(error instanceof ChartError) || !REFUSALS.includes(error.code)) throw error;
      refusals.push(error);
    }
  }
  throw refusals[0] as ChartError;
}

class Learner {
  readonly builder: Builder;
  private readonly rows: Row[] = [];
  private readonly elements: Element[][] = [];
  private readonly constants = new Set<string>();
  private readonly equalities: Equality[];
  private readonly precedences: Precedence[] = [];
  private readonly random: Random;
  private readonly markers: Markers;

  constructor(
    private readonly chart: HelmChart,
    private readonly type: ObjectType,
    seed: number,
  ) {
    this.builder = new Builder(chart);
    // By Helm's custom a release of the chart's own name is often treated in a way of its own.
    this.equalities = [{ place: 'release.name', literal: chart.metadata.name }];
    this.random = new Random(seed);
    this.markers = new Markers(this.random);
  }

  learn(author: AuthorCode, rows: number): ChartTemplate {
    author.startChart();
    for (let row = 0; row < rows; row++) {
      this.train(this.draw(row, row % 8 === 7 ? keep([this.ownName()]) : undefined));
    }
    checkDeterminism(this.chart, this.rows);
    this.builder.checkNotEmpty();
    const literals = author.literals();
    let template = this.template();
    const checked = this.checkedRows(literals, template);
    for (let round = 0, isCorrected = false; ; round++) {
      const wrong = checked.map((row) => mistakeIn(template, row)).filter((each) => each !== undefined);
      const [first] = wrong;
      if (!first && !isCorrected) break;
      if (!first) {
        // The rows at hand are what it was corrected by: only others can say that it is right.
        checked.push(...this.markedRows());
        isCorrected = false;
        continue;
      }
      if (round === MOST_ROUNDS) throw notEqual(this.chart, first.row.inputs, first.difference);
      const known: Lessons = { equalities: [...this.equalities], precedences: [...this.precedences] };
      for (const each of oncePerPlace(wrong)) this.correct(template, each, known, literals);
      template = this.template();
      isCorrected = true;
    }
    // State that one build leaves to the next shows by now.
    checkDeterminism(this.chart, this.rows);
    return template;
  }

  private draw(row: number, choose?: Choose): Inputs {
    const density = DENSITIES[row % DENSITIES.length] as number;
    return markInputs(this.type, drawSkeleton(this.type, this.random, { density }), this.markers, choose);
  }

  private ownName(): Literal {
    return { path: ['release', 'name'], isKey: false, literal: this.chart.metadata.name };
  }

  /** Rows that are not learned from, but on which the template must be right. */
  private checkedRows(literals: Literals, template: ChartTemplate): Row[] {
    const trials = [...trialsOf(literals, ownKeys(template), this.markers), ...rivalTrials(template)];
    return [
      ...this.given().map((inputs) => this.builder.build(inputs)),
      ...this.markedRows(),
      ...trials.flatMap(({ choose, style, mayBeRefused }) => {
        const inputs = markInputs(
          this.type,
          drawSkeleton(this.type, this.random, style),
          this.markers,
          choose,
        );
        const built = mayBeRefused ? this.builder.tryBuild(inputs) : this.builder.build(inputs);
        return built ? [built] : [];
      }),
    ];
  }

  private markedRows(): Row[] {
    return Array.from({ length: CHECKED_ROWS }, (_, row) => this.builder.build(this.draw(row)));
  }

  /** The defaults and overlays. */
  private given(): Inputs[] {
    const { metadata, values, overlays = {} } = this.chart;
    const defaults = defaultsOf(values);
    return [
      defaults,
      ...Object.values(overlays).map((overlay) => mergeValues(defaults, overlay as JsonObject)),
    ].map((given) => ({
      values: given,
      release: releaseOf(metadata.name, given, { name: metadata.name, namespace: 'default' }),
      marks: [],
      isMarked: false,
    }));
  }

  private isWrong(template: ChartTemplate, inputs: Inputs): boolean {
    const row = this.builder.tryBuild(inputs);
    return row !== undefined && mistakeIn(template, row) !== undefined;
  }

  /** Adds rows that show what the template got wrong. */
  private correct(template: ChartTemplate, mistake: Mistake, known: Lessons, literals: Literals): void {
    const { inputs } = mistake.row;
    const skeleton = growCollections(this.type, inputs.values);
    const marked = markInputs(this.type, skeleton, this.markers);
    if (inputs.isMarked || this.isWrong(template, marked)) {
      this.train(inputs.isMarked ? inputs : marked);
      this.train(markInputs(this.type, skeleton, this.markers));
      return;
    }
    const causes = isolate(this.type, inputs, (choose) =>
      this.isWrong(template, markInputs(this.type, inputs.values, this.markers, choose)),
    );
    if (!this.learnPrecedence(mistake, causes, known))
      this.compareWithLiterals(mistake, causes, known, literals);
  }

  /** Two maps that had the same key: the other one wins than was thought. */
  private learnPrecedence({ difference }: Mistake, causes: readonly Literal[], known: Lessons): boolean {
    const [one, other, third] = causes;
    if (!one?.isKey || !other?.isKey || third || one.literal !== other.literal) return false;
    const [winner = '', loser = ''] = [one, other]
      .map(({ path }) => placeOf(this.type, path.slice(0, -1)))
      .sort();
    const object = objectKey(difference.document, difference.pointer.slice(0, -`/${one.literal}`.length));
    const isIn = (list: readonly Precedence[]): boolean =>
      list.some((each) => each.object === object && each.winner === winner && each.loser === loser);
    if (winner === loser || isIn(known.precedences)) return false;
    if (!isIn(this.precedences)) this.precedences.push({ object, winner, loser });
    return true;
  }

  /** The code compares a value with a literal: from now on the template may do so as well. */
  private compareWithLiterals(
    { row: { inputs }, difference }: Mistake,
    causes: readonly Literal[],
    known: Lessons,
    literals: Literals,
  ): void {
    const equalities = causes.map((cause) => ({
      place: placeOf(this.type, cause.path),
      literal: cause.literal,
    }));
    const isIn = (list: readonly Equality[], { place, literal }: Equality): boolean =>
      list.some((each) => each.place === place && each.literal === literal);
    const written = new Set<string | number>([
      ...literals.texts,
      ...literals.numbers,
      this.chart.metadata.name,
    ]);
    const isAuthors = causes.every(({ isKey, literal }) => !isKey && written.has(literal));
    if (causes.length === 0 || !isAuthors || equalities.every((each) => isIn(known.equalities, each))) {
      throw notEqual(this.chart, inputs, difference, causes);
    }
    this.equalities.push(...equalities.filter((each) => !isIn(this.equalities, each)));
    // Which mistake was found first depends on the seed.
    this.equalities.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    for (let row = 0; row < LITERAL_ROWS; row++) {
      const some = causes.filter(() => this.random.chance(0.5));
      this.train(markInputs(this.type, growCollections(this.type, inputs.values), this.markers, keep(some)));
      const density = DENSITIES[row % DENSITIES.length] as number;
      const drawn = drawSkeleton(this.type, this.random, { density });
      const there = some.filter(
        ({ path }) => path[0] === 'release' || valueAt(drawn, path.slice(1)) !== undefined,
      );
      const skeleton = there
        .filter(({ path }) => path[0] === 'values')
        .reduce((json, { path, literal }) => withValueAt(json, path.slice(1), literal) as JsonObject, drawn);
      this.train(markInputs(this.type, skeleton, this.markers, keep(there)));
    }
  }

  private train(inputs: Inputs): void {
    const row = this.builder.build(inputs);
    this.rows.push(row);
    this.elements.push(this.builder.symbolize(row, this.constants));
  }

  private template(): ChartTemplate {
    try {
      const inputs = this.rows.map((row) => row.inputs);
      const { equalities, precedences } = this;
      return learnDocuments(Frame.root(this.type, inputs, { equalities, precedences }), this.elements);
    } catch (error) {
      if (error instanceof Unexplained) throw explain(this.chart, this.type, this.builder, this.rows, error);
      throw error;
    }
  }
}

/** A row for which the template gives something else than the code. */
interface Mistake {
  readonly row: Row;
  readonly difference: Difference;
}

function mistakeIn(template: ChartTemplate, row: Row): Mistake | undefined {
  const { values, release } = row.inputs;
  const difference = compare(evaluate(template, values, release), row.documents);
  return difference && { row, difference };
}

/** What goes wrong at the same place in the same way has the same cause. */
function oncePerPlace(mistakes: readonly Mistake[]): Mistake[] {
  const places = new Map(
    mistakes.map((mistake) => [
      [mistake.difference.document, mistake.difference.pointer, mistake.row.inputs.isMarked].join(' '),
      mistake,
    ]),
  );
  return [...places.values()];
}
