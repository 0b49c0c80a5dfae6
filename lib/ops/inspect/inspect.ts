import { resolve } from 'node:path';
import type { Application, Applications, PartName, Question } from '../../application';
import { answerOf, loadTodoConfig, writeAnswer } from '../../config';
import { detectApplications } from '../../images/detect/detect-applications';
import { folderRefusal } from '../../images/detect/folder-refusal';
import { projectRoot } from '../../support/paths';
import { shownPath } from '../../support/shown-path';

/** Asks a person for one of a question's choices. */
export type Ask = (question: Question) => Promise<string>;

/** What inspect needs to know. */
export interface InspectProps {
  /** Absolute path of the FastAPI application. */
  readonly backendDir: string;
  /** Absolute path of the Next.js application. */
  readonly frontendDir: string;
  /** Folder of `todo.config.ts`. */
  readonly root: string;
  /** @default - nobody can be asked: questions stay open */
  readonly ask?: Ask;
}

/**
 * Reads both applications. Where a person can be asked, answers are written into `todo.config.ts` until no question is
 * left; an answer may settle others, or raise one.
 */
export async function inspect({ root, ask, ...given }: InspectProps): Promise<Applications> {
  const backendDir = await chosenFolder('backend', given.backendDir, ask);
  const frontendDir = await chosenFolder('frontend', given.frontendDir, ask);
  const asked = new Set<string>();
  for (;;) {
    const applications = detectApplications({ backendDir, frontendDir, config: loadTodoConfig(root) });
    const open = openQuestion(applications, asked);
    if (!ask || !open) return applications;
    const { application, question } = open;
    asked.add(keyOf(application, question));
    writeAnswer(root, answerOf(application, question.setting, await ask(question)));
  }
}

/** The folder that is meant, where it was not quite the one that was given, e.g. one of several phases. */
async function chosenFolder(part: PartName, given: string, ask: Ask | undefined): Promise<string> {
  const refusal = folderRefusal(part, given);
  if (!ask || !refusal?.choices.length) return given;
  const answer = await ask({
    setting: `${part.toUpperCase()}_DIR`,
    text: `The ${part}'s source folder ${shownPath(given)} ${refusal.found}. Which is meant?`,
    choices: refusal.choices.map((choice) => ({ value: shownPath(choice), evidence: [] })),
  });
  return resolve(projectRoot, answer);
}

interface OpenQuestion {
  readonly application: Application;
  readonly question: Question;
}

/** One that was not asked yet: what an answer does not settle is not asked for ever. */
function openQuestion(
  { backend, frontend }: Applications,
  asked: ReadonlySet<string>,
): OpenQuestion | undefined {
  return [backend, frontend]
    .flatMap((application) => application.questions.map((question) => ({ application, question })))
    .find(({ application, question }) => !asked.has(keyOf(application, question)));
}

function keyOf({ part }: Application, { setting }: Question): string {
  return `${part} ${setting}`;
}
