/** An event of ChatKit's stream, as far as it is looked at. */
export interface ChatKitEvent {
  readonly type: string;
  readonly thread?: { readonly id: string };
  readonly item?: {
    readonly id: string;
    readonly type: string;
    readonly content?: readonly { readonly text?: string }[];
  };
  /** Of an error. */
  readonly message?: string;
}

/** The events of a stream, each as soon as it is there. */
export async function* chatKitEvents(response: Response): AsyncGenerator<ChatKitEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines)
      if (line.startsWith(PREFIX)) yield JSON.parse(line.slice(PREFIX.length)) as ChatKitEvent;
  }
}

/** What the assistant says in an item. */
export function textOf({ item }: ChatKitEvent): string {
  return (item?.content ?? []).map((part) => part.text ?? '').join('');
}

const PREFIX = 'data: ';
