import type { Application, Applications, Evidence, Problem, Question } from '../../application';
import { answerOf, answerText, CONFIG_FILE } from '../../config';
import { projectRoot } from '../../support/paths';
import { shownPath } from '../../support/shown-path';
import { UserError, type UserErrorProps } from '../../support/user-error';

/**
 * Whether both parts can be deployed as they were read.
 *
 * @throws UserError with a problem's own code, QUESTION_OPEN, or NOT_DEPLOYABLE where there is more than one
 */
export function checkApplications({ backend, frontend }: Applications): void {
  const reasons = [backend, frontend].flatMap((application) => [
    ...application.problems.map((problem) => asError(application, problem)),
    ...application.questions.map((question) => asQuestion(application, question)),
  ]);
  const [first, ...others] = reasons;
  if (!first) return;
  if (others.length === 0) throw new UserError(first);
  throw new UserError({
    code: 'NOT_DEPLOYABLE',
    found: `${reasons.length} things stand in the way${reasons.map(listed).join('')}`,
    needed: 'each of them mended or answered',
    mend: 'as said under each; make inspect shows all that was found',
  });
}

function asError(application: Application, problem: Problem): UserErrorProps {
  const { code, needed, mend } = problem;
  return { code, found: `${problem.found}${places(application, problem.evidence)}`, needed, mend };
}

function asQuestion(application: Application, { setting, text, choices }: Question): UserErrorProps {
  const example = answerText(projectRoot, answerOf(application, setting, choices[0]?.value ?? ''));
  return {
    code: 'QUESTION_OPEN',
    found: `${text}${places(
      application,
      choices.flatMap(({ evidence }) => evidence),
    )}`,
    needed: `one of ${choices.map(({ value }) => value).join(', ')}`,
    mend: `make inspect asks on a terminal and writes ${CONFIG_FILE}; or write there, e.g., ${example}`,
  };
}

function listed({ code, found, needed, mend }: UserErrorProps): string {
  return `\n  × ${code}: ${found}\n    needed: ${needed}\n    mend:   ${mend}`;
}

/** ` (theirs/backend/main.py:3, …)` */
function places({ sourceDir }: Application, evidence: readonly Evidence[]): string {
  const folder = shownPath(sourceDir);
  const all = evidence.map(
    ({ file, line }) =>
      `${file === CONFIG_FILE ? '' : `${folder}/`}${file}${line === undefined ? '' : `:${line}`}`,
  );
  return all.length ? ` (${[...new Set(all)].join(', ')})` : '';
}
