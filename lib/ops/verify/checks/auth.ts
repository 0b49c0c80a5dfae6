import { BACKEND } from '../../workload-names';
import { Check, fail, Finding, ok, skip, warn } from '../check';
import type { Contract } from '../contract/contract';
import { AnswerError } from '../request';
import { frontendUrl, RunningApplication } from '../running-application';
import { Stage } from '../stage';
import { replicasCode } from './replicas';

/** Answers of Better Auth that mean: this application wants more, or something else, of whoever signs up. */
const WANTS_MORE = [400, 404];

/** A new user signs up, and the backend takes their token and no other. */
export function authChecks(app: RunningApplication, stage: Stage): Check[] {
  const criterion = 'Better Auth integration functional';
  return [
    {
      code: 'SIGN_UP',
      title: 'a new user signs up',
      criterion,
      needs: ['FRONTEND_LOCAL', 'DATABASE'],
      run: async () => ((await hasBetterAuth(app)) ? withBetterAuth(stage) : atTheBackend(stage)),
    },
    {
      code: 'TOKEN',
      title: "the backend takes the user's token and refuses others",
      criterion,
      needs: ['SIGN_UP', 'BACKEND_LOCAL', replicasCode(BACKEND)],
      run: () => tokenAccepted(stage),
    },
  ];
}

/** Better Auth answers here whatever the application is; where it is not, Next.js says 404 or leads elsewhere. */
async function hasBetterAuth(app: RunningApplication): Promise<boolean> {
  const { status } = await fetch(`${frontendUrl(app)}/api/auth/ok`, { redirect: 'manual' });
  return status === 200 || status >= 500;
}

async function withBetterAuth(stage: Stage): Promise<Finding> {
  try {
    const { cookie } = await stage.signUp();
    return cookie
      ? ok('Better Auth made a user and a session')
      : skip('Better Auth made a user without a session: it wants the address confirmed first');
  } catch (error) {
    if (error instanceof AnswerError && WANTS_MORE.includes(error.status))
      return skip(`Better Auth wants more than name, address and password: ${error.body.slice(0, 200)}`);
    throw error;
  }
}

async function atTheBackend(stage: Stage): Promise<Finding> {
  const none = 'the frontend has no Better Auth (/api/auth/ok)';
  const contract = await stage.contract();
  if (!contract?.register) return skip(`${none}, and the backend has no route to register`);
  try {
    const visitor = await stage.register(contract, contract.register);
    return visitor
      ? ok(`the backend made a user at ${contract.register.path}`)
      : skip(`${none}, and ${contract.register.path} of the backend gives no token`);
  } catch (error) {
    if (error instanceof AnswerError && error.status < 500) return skip(`${none}, and ${error.message}`);
    throw error;
  }
}

async function tokenAccepted(stage: Stage): Promise<Finding> {
  const contract = await stage.contract();
  if (!contract?.tasks) return skip(noTasks(contract));
  const { tasks } = contract;
  const nobody = await stage.listStatus(tasks, 'verification');
  if (nobody === 200) {
    stage.enterFreely();
    return warn(`${tasks.list.path} answers 200 without a token: anyone may read it`);
  }
  const refused: string[] = [];
  for await (const { access, status } of stage.tryAccesses(tasks)) {
    if (status !== 200) {
      refused.push(`${access.name} ${status}`);
      continue;
    }
    const other = await stage.listStatus(tasks, 'another-user', access.headers);
    const seen = `own tasks 200 with ${access.name}, without a token ${nobody}, of another user ${other}`;
    return other === 403 && nobody === 401 ? ok(seen) : warn(`${seen}; the specification says 401 and 403`);
  }
  return refused.length
    ? fail(
        `${tasks.list.path} refuses its own user: ${refused.join(', ')}`,
        'make logs; BETTER_AUTH_URL in .env has to be the address in the browser',
      )
    : skip('there is no token to try');
}

/** Why nothing can be said about tasks. */
export function noTasks(contract: Contract | undefined): string {
  return contract
    ? 'the backend has no routes for tasks in its OpenAPI document'
    : 'the backend serves no OpenAPI document, so its routes are not known';
}
