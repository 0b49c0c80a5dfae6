import type { Application, Note, Problem, Question } from '../../application';
import { answerOf, answerText, CONFIG_FILE } from '../../config';
import { projectRoot } from '../../support/paths';
import { columns, wrap } from './columns';
import { places } from './finding-row';

/** Most characters of a line. */
const LINE = 118;

/** What a person should know or do: notes, then problems, then questions. */
export function remarkLines(application: Application): string[] {
  const { notes, problems, questions } = application;
  return [
    ...notes.flatMap(noteLines),
    ...problems.flatMap(problemLines),
    ...questions.flatMap((question) => questionLines(application, question)),
  ];
}

function noteLines({ code, text, evidence }: Note): string[] {
  return marked('‼', `${code}: ${text}${inBrackets(evidence)}`);
}

function problemLines({ code, found, needed, mend, evidence }: Problem): string[] {
  return [
    ...marked('×', `${code}: ${found}${inBrackets(evidence)}`),
    ...indented(
      columns(
        [
          ['needed:', needed],
          ['mend:', mend],
        ],
        [7, LINE - 13],
      ),
    ),
  ];
}

function questionLines(application: Application, { setting, text, choices }: Question): string[] {
  const lines = choices.map(({ value }) => answerText(projectRoot, answerOf(application, setting, value)));
  return [
    ...marked('?', `${text} (${setting})`),
    ...indented(
      columns(
        choices.map(({ value, evidence }) => [value, places(evidence).replaceAll('\n', ', ')]),
        [50, 60],
      ),
    ),
    ...indented([`answer: make inspect on a terminal, or one of these in ${CONFIG_FILE}:`]),
    ...indented(lines.map((line) => `  ${line}`)),
  ];
}

function marked(mark: string, text: string): string[] {
  const [first = '', ...others] = wrap(text, LINE - 2);
  return [`${mark} ${first}`, ...others.map((line) => `  ${line}`)];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

function inBrackets(evidence: Note['evidence']): string {
  return evidence.length ? ` (${places(evidence).replaceAll('\n', ', ')})` : '';
}
