import { type ChatKitEvent, chatKitEvents, textOf } from '../../lib/ops/verify/chatkit-events';

/** A response whose body comes in these pieces. */
function response(pieces: readonly Uint8Array[]): Response {
  return new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    }),
  );
}

async function all(pieces: readonly Uint8Array[]): Promise<ChatKitEvent[]> {
  const events: ChatKitEvent[] = [];
  for await (const event of chatKitEvents(response(pieces))) events.push(event);
  return events;
}

const stream = new TextEncoder().encode(
  ': a comment\n\ndata: {"type":"thread.created","thread":{"id":"thr_1"}}\n\n' +
    'data: {"type":"thread.item.done","item":{"id":"msg_1","type":"assistant_message","content":[{"text":"Grüße"},{"text":"!"}]}}\n\n',
);

test.each([1, 3, 7, stream.length])('events are read whole from pieces of %i bytes', async (size) => {
  const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
    stream.subarray(index * size, (index + 1) * size),
  );
  const [created, done] = await all(pieces);
  expect(created).toEqual({ type: 'thread.created', thread: { id: 'thr_1' } });
  expect(done && textOf(done)).toBe('Grüße!');
});

test('a stream that was cut gives the events before the cut', async () => {
  expect(await all([stream.subarray(0, stream.length - 20)])).toHaveLength(1);
});
