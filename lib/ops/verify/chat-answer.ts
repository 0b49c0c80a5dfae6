/** What a chat answered, whatever its author calls the pieces. */
export interface Spoken {
  readonly text: string;
  /** Names of the tools that were used, as far as the answer tells. */
  readonly tools: readonly string[];
  /** By which the next message goes on. @default - it names none */
  readonly conversation?: string | number;
}

type Json = Readonly<Record<string, unknown>>;

const TEXTS = ['response', 'reply', 'answer', 'message', 'content', 'output', 'text'];

/** Reads the answer to a chat message: the specification's JSON, others' JSON, or a stream of text. */
export async function readSpoken(response: Response): Promise<Spoken> {
  const body = await response.text();
  if (!/json/.test(response.headers.get('content-type') ?? '')) return { text: body, tools: [] };
  const json = JSON.parse(body) as Json;
  const id = json.conversation_id ?? json.conversationId;
  return {
    text: TEXTS.map((name) => json[name]).find((value) => typeof value === 'string') ?? body,
    tools: toolNames(json.tool_calls ?? json.toolCalls),
    conversation: typeof id === 'string' || typeof id === 'number' ? id : undefined,
  };
}

function toolNames(calls: unknown): string[] {
  if (!Array.isArray(calls)) return [];
  return calls.map((call: unknown) => {
    const { tool, name } = (call ?? {}) as Json;
    return String(tool ?? name ?? call);
  });
}
