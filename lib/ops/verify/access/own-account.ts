import { type Contract, pathOf, type Route } from '../contract/contract';
import { bodySchema } from '../contract/openapi';
import { sample } from '../contract/sample';
import { request } from '../request';
import { type Credentials, newCredentials, type Visitor } from '../visitor';
import { type Access, bearer } from './access';

/** Someone who has an account at the backend itself. */
export interface OwnAccount {
  readonly visitor: Visitor;
  readonly access: Access;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Makes an account at the backend, and logs in where making it gives no token.
 *
 * @returns undefined where no token is to be had.
 * @throws AnswerError
 */
export async function ownAccount(
  backendUrl: string,
  register: Route,
  { api, logIn }: Contract,
): Promise<OwnAccount | undefined> {
  const credentials = newCredentials();
  const ask = async (route: Route, form: boolean): Promise<Json> => {
    const response = await request(`${backendUrl}${pathOf(route, { user: '' })}`, {
      method: 'POST',
      ...(form
        ? formOf(credentials)
        : jsonOf(sample(bodySchema(route.operation, api), api, names(credentials)))),
    });
    return flattened(await response.json());
  };
  const registered = await ask(register, false);
  const answer = tokenOf(registered) || !logIn ? registered : await ask(logIn, wantsForm(logIn));
  const token = tokenOf(answer);
  if (token === undefined) return undefined;
  const id = idOf({ ...registered, ...answer }) ?? subjectOf(token);
  return {
    visitor: { id, email: credentials.email, cookie: '' },
    access: { name: `the token of ${(logIn ?? register).path}`, headers: bearer(token), user: id },
  };
}

/** Under the names that are in use. */
function names({ name, email, password }: Credentials): Json {
  const [username] = email.split('@');
  return {
    ...{ name, email, password, username },
    ...{ full_name: name, fullName: name, confirm_password: password, password_confirm: password },
  };
}

/** OAuth's password flow, which FastAPI has a form for. */
function wantsForm({ operation }: Route): boolean {
  return 'application/x-www-form-urlencoded' in (operation.requestBody?.content ?? {});
}

function formOf({ email, password }: Credentials): RequestInit {
  return { body: new URLSearchParams({ grant_type: 'password', username: email, password }) };
}

function jsonOf(body: unknown): RequestInit {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** With what is one level deeper, such as `user` or `data`; the id there is the user's. */
function flattened(json: unknown): Json {
  const outer = (json ?? {}) as Json;
  const inner = Object.values(outer).filter(
    (value): value is Json => typeof value === 'object' && value !== null,
  );
  return Object.assign({}, outer, ...inner) as Json;
}

function tokenOf(json: Json): string | undefined {
  const found = [json.access_token, json.accessToken, json.token, json.jwt];
  return found.find((value): value is string => typeof value === 'string' && value !== '');
}

function idOf(json: Json): string | undefined {
  const found = json.user_id ?? json.userId ?? json.id;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/** Whom a token is about. */
function subjectOf(token: string): string {
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}') as { sub?: string };
  return sub ?? '';
}
