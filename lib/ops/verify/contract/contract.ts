import { bodySchema, type Method, type OpenApi, type Operation } from './openapi';

/** One route. */
export interface Route {
  readonly method: Method;
  /** As the backend writes it, e.g. `/api/{user_id}/tasks`. */
  readonly path: string;
  readonly operation: Operation;
}

/** Where tasks are kept. */
export interface TaskRoutes {
  readonly list: Route;
  readonly create: Route;
  readonly read?: Route;
  readonly update?: Route;
  readonly complete?: Route;
  readonly remove?: Route;
  /** A creation may carry the header `Idempotency-Key`. */
  readonly idempotent: boolean;
}

/** Where a message is answered. */
export interface ChatRoute extends Route {
  /** Name of the message in the body. */
  readonly message: string;
}

/** What a running backend has of the specification's contract, under whatever prefix. */
export interface Contract {
  readonly api: OpenApi;
  readonly tasks?: TaskRoutes;
  readonly chat?: ChatRoute;
  readonly chatKit?: Route;
  /** Where someone makes an account at the backend itself. */
  readonly register?: Route;
  /** Where they then get a token. */
  readonly logIn?: Route;
}

const MESSAGE_NAMES = ['message', 'prompt', 'text', 'content', 'query', 'input', 'user_message'];

/** Reads the contract out of what the backend says about itself. */
export function contractOf(api: OpenApi): Contract {
  const chat = find(api, 'post', /\/chat(\/messages?|\/send)?$/);
  const message =
    chat && MESSAGE_NAMES.find((name) => name in (bodySchema(chat.operation, api).properties ?? {}));
  return {
    api,
    tasks: taskRoutes(api),
    chat: chat && message !== undefined ? { ...chat, message } : undefined,
    chatKit: find(api, 'post', /\/chatkit$/),
    register: find(api, 'post', /\/(register|sign-?up)$/),
    logIn: find(api, 'post', /\/(log-?in|sign-?in|token)$/),
  };
}

/** Fills in a route's path. Whatever speaks of a user is the user's id, everything else the task's. */
export function pathOf(
  { path }: Route,
  { user, task = '' }: { user: string; task?: string | number },
): string {
  return path.replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
    encodeURIComponent(/user|owner/i.test(name) ? user : String(task)),
  );
}

function taskRoutes(api: OpenApi): TaskRoutes | undefined {
  const create = find(api, 'post', /\/(tasks?|todos?)$/);
  if (!create) return undefined;
  const base = plain(create.path);
  const beside = (method: Method, rest: RegExp): Route | undefined =>
    routes(api).find(
      (route) =>
        route.method === method &&
        plain(route.path).startsWith(base) &&
        rest.test(plain(route.path).slice(base.length)),
    );
  const list = beside('get', /^$/);
  if (!list) return undefined;
  const item = /^\/\{[^/]*\}$/;
  const done = /^\/\{[^/]*\}\/(complete|completed|completion|toggle|done|status)$/;
  return {
    create,
    list,
    read: beside('get', item),
    update: beside('put', item) ?? beside('patch', item),
    complete: beside('patch', done) ?? beside('post', done) ?? beside('put', done),
    remove: beside('delete', item),
    idempotent: create.operation.parameters?.some(({ name }) => /^idempotency-key$/i.test(name)) ?? false,
  };
}

/** The shortest path that ends so, and asks for nothing but the user. */
function find(api: OpenApi, method: Method, ending: RegExp): Route | undefined {
  return routes(api)
    .filter((route) => route.method === method && ending.test(plain(route.path)))
    .filter(({ path }) =>
      [...path.matchAll(/\{([^}]*)\}/g)].every(([, name]) => /user|owner/i.test(name ?? '')),
    )
    .sort((a, b) => a.path.length - b.path.length)[0];
}

function routes(api: OpenApi): Route[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method as Method, path, operation })),
  );
}

/** Without the slash at its end, which is part of some routes. */
function plain(path: string): string {
  return path.replace(/\/$/, '');
}
