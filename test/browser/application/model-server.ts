import { once } from 'node:events';
import { createServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Writes one answer of the model, piece by piece. */
export interface ModelAnswer {
  /** Streams some words at once. */
  readonly say: (text: string) => void;
  /** Calls a tool and ends the answer. */
  readonly call: (tool: string, args: object) => void;
  /** Resolves when the backend no longer listens. */
  readonly gone: Promise<unknown>;
}

/** Decides on one answer; when it returns, the answer ends. */
type Answering = (answer: ModelAnswer) => void | Promise<void>;

/** A model that does as it is told: an HTTP server that streams OpenAI's chat completions. */
export class ModelServer {
  private readonly answers: Answering[] = [];

  private constructor(private readonly server: ReturnType<typeof createServer>) {
    server.on('request', (request, response) => {
      request.resume();
      void this.answer(response);
    });
  }

  static async start(): Promise<ModelServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ModelServer(server);
  }

  /** For OPENAI_BASE_URL. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Says how the next requests are answered, one after the other; those beyond are refused with status 400. */
  prepare(...answers: Answering[]): void {
    this.answers.splice(0, Infinity, ...answers);
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(response: ServerResponse): Promise<void> {
    const answering = this.answers.shift();
    if (!answering) {
      // Not a status that clients try again by themselves.
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: { message: 'nothing was prepared', type: 'invalid_request_error' } }),
      );
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let reason = 'stop';
    await answering({
      gone: once(response, 'close'),
      say: (content) => response.write(chunk({ role: 'assistant', content }, null)),
      call: (name, args) => {
        reason = 'tool_calls';
        const call = { name, arguments: JSON.stringify(args) };
        const toolCall = { index: 0, id: `call_${name}`, type: 'function', function: call };
        response.write(chunk({ role: 'assistant', tool_calls: [toolCall] }, null));
      },
    });
    response.end(`${chunk({}, reason)}data: [DONE]\n\n`);
  }
}

function chunk(delta: object, finishReason: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  const body = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'told', choices };
  return `data: ${JSON.stringify(body)}\n\n`;
}
