import type { Spoken } from '../chat-answer';
import { Check, fail, Finding, ok, skip } from '../check';
import type { ChatRoute, Contract } from '../contract/contract';
import { AnswerError } from '../request';
import type { RunningApplication } from '../running-application';
import { Stage, Way } from '../stage';
import { TaskRow } from '../visitor-rows';

/** Longest time for one exchange: a model on the network thinks in several turns. */
const TIMEOUT_MS = 90_000;

interface Exchange {
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly way: Way;
  /** What the database holds afterwards. */
  readonly witness: (rows: readonly TaskRow[]) => boolean;
  /** What the answer says. @default - its words are the model's own */
  readonly says?: RegExp;
}

/** One conversation after the other, each with the rows of the database as witness. */
const EXCHANGES: readonly Exchange[] = [
  {
    code: 'CHAT_ADD',
    title: 'a todo is added by chat',
    message: 'Add a task called "Water the ferns"',
    way: 'direct',
    witness: (rows) => rows.length === 1 && /ferns/i.test(rows[0]?.title ?? ''),
  },
  {
    code: 'CHAT_LIST',
    title: 'todos are listed by chat',
    message: 'Show me all my tasks',
    way: 'direct',
    witness: (rows) => rows.length === 1,
    says: /ferns/i,
  },
  {
    code: 'CHAT_COMPLETE',
    title: 'a todo is completed by chat',
    message: 'Mark the task "Water the ferns" as done',
    way: 'direct',
    witness: (rows) => rows.length === 1 && rows[0]?.completed === true,
  },
  {
    code: 'CHAT_UPDATE',
    title: 'a todo is renamed by chat',
    message: 'Rename the task "Water the ferns" to "Feed the cat"',
    way: 'direct',
    witness: (rows) => rows.length === 1 && /cat/i.test(rows[0]?.title ?? ''),
  },
  {
    code: 'CHAT_DELETE',
    title: 'a todo is deleted by chat',
    message: 'Delete the task "Feed the cat"',
    way: 'direct',
    witness: (rows) => rows.length === 0,
  },
  {
    code: 'CHAT_PAGE',
    title: "the page's own way to the chat works",
    message: 'Add a task called "Walk the dog"',
    way: 'page',
    witness: (rows) => rows.length === 1 && /dog/i.test(rows[0]?.title ?? ''),
  },
];

/** Add, list, complete, update and delete by chat. */
export function chatChecks(app: RunningApplication, stage: Stage): Check[] {
  return EXCHANGES.map((exchange, index) => ({
    code: exchange.code,
    title: exchange.title,
    criterion: 'Todo commands (add/list/complete) work via chat',
    needs: ['TOKEN', ...EXCHANGES.slice(0, index).map(({ code }) => code)],
    timeoutMs: TIMEOUT_MS,
    run: async () => {
      const contract = await stage.contract();
      if (!contract?.chat) return skip(noChat(contract));
      if (exchange.way === 'page' && !(contract.tasks && (await stage.pageWay(contract.tasks))))
        return skip('the way that the page takes to the backend is not known');
      return tryExchange(exchange, contract.chat, stage, app);
    },
  }));
}

/** Why nothing can be said about the chat. */
function noChat(contract: Contract | undefined): string {
  return contract
    ? 'the backend has no route for a chat message in its OpenAPI document'
    : 'the backend serves no OpenAPI document, so its routes are not known';
}

/** A model on the network may ask back before it acts; it is told once to go on. */
async function tryExchange(
  exchange: Exchange,
  route: ChatRoute,
  stage: Stage,
  { modelServer }: RunningApplication,
): Promise<Finding> {
  const { way, message } = exchange;
  try {
    const answer = await stage.chat(way, route, message);
    let seen = await look(exchange, stage, answer);
    if (!seen.good && modelServer) {
      const goOn = 'Yes, please do that now.';
      seen = await look(exchange, stage, await stage.chat(way, route, goOn, answer.conversation));
    }
    return seen.good ? ok(seen.fact) : fail(seen.fact, 'make logs');
  } catch (error) {
    if (error instanceof AnswerError && !modelServer)
      return skip(`there is no key for a model in .env, and without one ${error.message}`);
    throw error;
  }
}

async function look(
  { witness, says }: Exchange,
  stage: Stage,
  { text, tools }: Spoken,
): Promise<{ good: boolean; fact: string }> {
  const rows = await stage.rows();
  const inRows =
    rows.map(({ title, completed }) => `${completed ? '[x]' : '[ ]'} ${title}`).join('; ') || 'none';
  return {
    good: witness(rows) && (says?.test(text) ?? true),
    fact: `${tools.join(', ') || 'no tool'}; rows: ${inRows}; answer: ${JSON.stringify(text.slice(0, 80))}`,
  };
}
