import { withDatabase } from '../database/with-database';
import { backendUrl, frontendUrl, VerifyContext } from './verify-context';
import { Call, callAsPage, callDirectly } from './visitor-calls';
import { ChatAnswer, chatAsPage, chatDirectly, ChatMessage, fetchToken, signUp, Visitor } from './visitor';
import { removeVisitors, TaskRow, tasksOf } from './visitor-rows';

/** By which way a chat message goes. */
export type Way = 'direct' | 'page';

/** The throw-away user of one verification, shared by the checks of sign-up and chat. */
export class Stage {
  private visitor?: Visitor;
  private token?: string;

  constructor(private readonly context: VerifyContext) {}

  /** Signs the user up. */
  async signUp(): Promise<Visitor> {
    this.visitor = await signUp(frontendUrl(this.context), this.context.origin);
    return this.visitor;
  }

  /** Gets the user's token. */
  async fetchToken(): Promise<{ visitor: Visitor; token: string }> {
    const visitor = present(this.visitor);
    this.token = await fetchToken(frontendUrl(this.context), visitor);
    return { visitor, token: this.token };
  }

  /** Says something in the chat. */
  chat(way: Way, message: ChatMessage): Promise<ChatAnswer> {
    const visitor = present(this.visitor);
    return way === 'page'
      ? chatAsPage(frontendUrl(this.context), this.context.origin, visitor, message)
      : chatDirectly(backendUrl(this.context), present(this.token), visitor, message);
  }

  /** Id of the user. */
  get userId(): string {
    return present(this.visitor).id;
  }

  /**
   * Asks the backend in the user's name: directly with the token, or through the frontend as a browser does.
   *
   * @throws Error when the answer is no success
   */
  call(way: Way, path: string, call: Call): Promise<Response> {
    const { origin } = this.context;
    const { cookie } = present(this.visitor);
    return way === 'page'
      ? callAsPage(frontendUrl(this.context), { cookie, origin }, path, call)
      : callDirectly(backendUrl(this.context), present(this.token), path, call);
  }

  /** The user's tasks as the database holds them: the witness of what the chat did. */
  rows(): Promise<TaskRow[]> {
    const { id } = present(this.visitor);
    return withDatabase(this.context.kube, this.databaseUrl(), (client) => tasksOf(client, id));
  }

  /** Removes the user and all that belongs to them. */
  async clear(): Promise<void> {
    if (!this.visitor) return;
    const { email } = this.visitor;
    await withDatabase(this.context.kube, this.databaseUrl(), (client) => removeVisitors(client, email));
  }

  private databaseUrl(): string {
    return this.context.secrets.get('DATABASE_URL') ?? '';
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no user is signed up');
  return value;
}
