import type { Access } from './access/access';
import { accesses } from './access/accesses';
import { ownAccount } from './access/own-account';
import { readSpoken, type Spoken } from './chat-answer';
import {
  type ChatRoute,
  type Contract,
  contractOf,
  pathOf,
  type Route,
  type TaskRoutes,
} from './contract/contract';
import { bodySchema, readOpenApi } from './contract/openapi';
import { sample } from './contract/sample';
import { findPageWay, type PageWay } from './page-way';
import { backendUrl, frontendUrl, type RunningApplication } from './running-application';
import { type Call, send } from './send';
import { signUp, type Visitor } from './visitor';
import { removeVisitors, type TaskRow, tasksOf } from './visitor-rows';

/** By which way a request goes: to the backend itself, or as the page in a browser sends it. */
export type Way = 'direct' | 'page';

/**
 * The throw-away user of one verification, shared by the checks of sign-up, tasks and chat, and what the running backend
 * says it can do.
 */
export class Stage {
  private visitor?: Visitor;
  private known?: Access;
  private read?: Promise<Contract | undefined>;
  private way?: Promise<PageWay | undefined>;

  constructor(private readonly app: RunningApplication) {}

  /** What the backend says about itself, asked once. @returns undefined where it says nothing. */
  contract(): Promise<Contract | undefined> {
    this.read ??= readOpenApi(this.backendUrl).then((api) => api && contractOf(api));
    return this.read;
  }

  get backendUrl(): string {
    return backendUrl(this.app);
  }

  get frontendUrl(): string {
    return frontendUrl(this.app);
  }

  /** Signs the user up with Better Auth. @throws AnswerError */
  async signUp(): Promise<Visitor> {
    this.visitor = await signUp(this.frontendUrl, this.app.origin);
    return this.visitor;
  }

  /** Makes the user's account at the backend. @returns undefined where that gives no token. @throws AnswerError */
  async register(contract: Contract, route: Route): Promise<Visitor | undefined> {
    const account = await ownAccount(this.backendUrl, route, contract);
    this.visitor = account?.visitor;
    this.known = account?.access;
    return this.visitor;
  }

  /** The ways in which the backend may know the user, and how it answers to each, until one is let in. */
  async *tryAccesses(tasks: TaskRoutes): AsyncGenerator<{ access: Access; status: number }> {
    const secret = this.app.secrets.get('BETTER_AUTH_SECRET') ?? '';
    const props = { frontendUrl: this.frontendUrl, visitor: present(this.visitor), secret };
    const all = this.known ? [this.known] : accesses(props);
    for await (const access of all) {
      const status = await this.listStatus(tasks, access.user, access.headers);
      if (status === 200) this.known = access;
      yield { access, status };
      if (status === 200) return;
    }
  }

  /** Status of a user's list of tasks. */
  async listStatus(tasks: TaskRoutes, user: string, headers: Record<string, string> = {}): Promise<number> {
    const url = `${this.backendUrl}${pathOf(tasks.list, { user })}`;
    return (await fetch(url, { headers, redirect: 'manual' })).status;
  }

  /** Goes on without a token, at a backend that lets everyone in. */
  enterFreely(): void {
    this.known = { name: 'nothing', headers: {}, user: present(this.visitor).id };
  }

  /** Whether the backend wants to know who asks. */
  get isKnown(): boolean {
    return Object.keys(present(this.known).headers).length > 0;
  }

  /** Id of the user. */
  get userId(): string {
    return present(this.known).user;
  }

  /** How the page reaches the backend. @returns undefined where it is not known. */
  async pageWay(tasks: TaskRoutes): Promise<PageWay | undefined> {
    if (!this.known) return undefined;
    this.way ??= findPageWay(tasks, {
      frontendUrl: this.frontendUrl,
      backendUrl: this.backendUrl,
      origin: this.app.origin,
      cookie: this.visitor?.cookie ?? '',
      access: this.known,
    });
    return this.way;
  }

  /**
   * Asks the backend in the user's name.
   *
   * @throws AnswerError
   */
  async call(way: Way, path: string, call: Call): Promise<Response> {
    const page = way === 'page' ? present(await this.way) : undefined;
    const { headers } = page ?? present(this.known);
    return send(`${page?.base ?? this.backendUrl}${path}`, headers, call);
  }

  /** Asks a route of the contract, with a body of its schema. @throws AnswerError */
  async ask(
    route: Route,
    given: Readonly<Record<string, unknown>>,
    { task, headers }: { task?: string | number; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const api = present(await this.contract()).api;
    const schema = bodySchema(route.operation, api);
    const body = schema.properties ? (sample(schema, api, given) as object) : undefined;
    return this.call('direct', pathOf(route, { user: this.userId, task }), {
      method: route.method.toUpperCase(),
      body,
      headers,
    });
  }

  /** Says something in the chat. @throws AnswerError */
  async chat(way: Way, route: ChatRoute, message: string, conversation?: string | number): Promise<Spoken> {
    const api = present(await this.contract()).api;
    const given = {
      [route.message]: message,
      user_id: this.userId,
      ...(conversation !== undefined && { conversation_id: conversation }),
    };
    const body = sample(bodySchema(route.operation, api), api, given) as object;
    return readSpoken(await this.call(way, pathOf(route, { user: this.userId }), { method: 'POST', body }));
  }

  /**
   * The user's tasks: as the database holds them, the witness of what was done; where its tables are others than the
   * specification's, as the backend lists them.
   */
  async rows(): Promise<TaskRow[]> {
    const seen = await this.app.withDatabase((client) => tasksOf(client, this.userId));
    const list = (await this.contract())?.tasks?.list;
    return seen ?? (list ? this.listed(list) : []);
  }

  /** Tasks as the backend lists them. @param user whose. @default - the user's own. @throws AnswerError */
  async listed(list: Route, user: string = this.userId): Promise<TaskRow[]> {
    const path = pathOf(list, { user });
    const json = (await (await this.call('direct', path, { method: 'GET' })).json()) as object;
    return arrayIn(json).map(({ id, title, completed, is_completed: other }) => ({
      id: String(id),
      title: String(title),
      completed: Boolean(completed ?? other),
    }));
  }

  /** Removes the user and all that belongs to them. */
  async clear(): Promise<void> {
    if (!this.visitor) return;
    const { email } = this.visitor;
    await this.app.withDatabase((client) => removeVisitors(client, email));
  }
}

/** The list itself, or the one in an object around it, such as `{ "tasks": [] }`. */
function arrayIn(json: object): Readonly<Record<string, unknown>>[] {
  const places: readonly unknown[] = [json, ...(Object.values(json) as unknown[])];
  return (places.find((place) => Array.isArray(place)) ?? []) as Record<string, unknown>[];
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is no user whom the backend knows');
  return value;
}
