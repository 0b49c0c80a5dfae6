import { BACKEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { Stage } from '../stage';
import { backendUrl, VerifyContext } from '../verify-context';
import { replicasCode } from './replicas';

/** A new user signs up, and the backend takes their token and no other. */
export function authChecks(context: VerifyContext, stage: Stage): Check[] {
  const criterion = 'Better Auth integration functional';
  return [
    {
      code: 'SIGN_UP',
      title: 'a new user signs up',
      criterion,
      needs: ['FRONTEND_LOCAL', 'DATABASE'],
      run: async () => {
        const { cookie } = await stage.signUp();
        return cookie
          ? ok('Better Auth made a user and a session')
          : fail('sign-up set no cookie', 'make logs');
      },
    },
    {
      code: 'TOKEN',
      title: "the backend takes the user's token and refuses others",
      criterion,
      needs: ['SIGN_UP', 'BACKEND_LOCAL', replicasCode(BACKEND)],
      run: () => tokenAccepted(context, stage),
    },
  ];
}

async function tokenAccepted(context: VerifyContext, stage: Stage): Promise<Finding> {
  const { visitor, token } = await stage.fetchToken();
  const status = async (user: string, bearer?: string): Promise<number> => {
    const headers = bearer ? { authorization: `Bearer ${bearer}` } : undefined;
    return (await fetch(`${backendUrl(context)}/api/${user}/tasks`, { headers })).status;
  };
  const seen = {
    own: await status(visitor.id, token),
    none: await status(visitor.id),
    other: await status('another-user', token),
  };
  return seen.own === 200 && seen.none === 401 && seen.other === 403
    ? ok('own tasks 200, without a token 401, of another user 403')
    : fail(
        `own tasks ${seen.own} (200), without a token ${seen.none} (401), of another user ${seen.other} (403)`,
        'make logs; BETTER_AUTH_URL in .env has to be the address in the browser',
      );
}
