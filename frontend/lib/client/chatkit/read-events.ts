import { EventSourceParserStream } from 'eventsource-parser/stream';
import { RequestError } from '../request-error';
import type { ThreadEvent } from './types';

/**
 * The events of a stream, each as soon as it is there. Whoever stops reading closes the stream.
 *
 * @throws RequestError when the connection breaks or what comes is not JSON.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<ThreadEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new RequestError('The connection was lost.', 0);
      });
      if (done) return;
      yield parse(value.data);
    }
  } finally {
    // A stream that broke cannot be closed any more, and need not be.
    await reader.cancel().catch(() => undefined);
  }
}

// The backend is trusted to keep its contract: its events are not validated again here.
function parse(data: string): ThreadEvent {
  try {
    return JSON.parse(data) as ThreadEvent;
  } catch {
    throw new RequestError('The answer could not be read.', 0);
  }
}
