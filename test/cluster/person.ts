import { type Visitor, signUp } from '../../lib/ops/verify/visitor';
import type { Call } from '../../lib/ops/verify/send';
import { callAsPage } from '../support/reference-calls';
import { address } from './cluster';

/** A browser asks again when a connection it had kept was closed by a server that ends; fetch does not, so none is kept. */
const NO_REUSE = { connection: 'close' };

/** Someone who is signed in and asks the backend as the page does, through the frontend. */
export class Person {
  private constructor(
    readonly visitor: Visitor,
    private readonly origin: string,
  ) {}

  static async signUp(): Promise<Person> {
    const origin = await address('todo-frontend');
    return new Person(await signUp(origin, origin), origin);
  }

  /** @throws Error when the answer is no success */
  call(path: string, call: Call): Promise<Response> {
    const { cookie } = this.visitor;
    return callAsPage(this.origin, { cookie, origin: this.origin }, path, { ...call, headers: NO_REUSE });
  }

  addTask(title: string): Promise<Response> {
    return this.call(`/api/${this.visitor.id}/tasks`, { method: 'POST', body: { title } });
  }

  /** Titles of the todos, oldest first. */
  async titles(): Promise<string[]> {
    const response = await this.call(`/api/${this.visitor.id}/tasks?limit=500`, { method: 'GET' });
    const tasks = (await response.json()) as { id: number; title: string }[];
    return tasks.sort((a, b) => a.id - b.id).map(({ title }) => title);
  }

  /** Begins a thread; the answer is a stream. */
  say(text: string): Promise<Response> {
    const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
    return this.chatKit('threads.create', { input });
  }

  chatKit(type: string, params: object): Promise<Response> {
    return this.call('/chatkit', { method: 'POST', body: { type, params } });
  }
}
