import { describe, expect, test, vi } from 'vitest';
import { readEvents } from '@/lib/client/chatkit/read-events';
import type { ThreadEvent } from '@/lib/client/chatkit/types';
import { collect } from '../support/collect';

const progress = (text: string): ThreadEvent => ({ type: 'progress_update', text });
const encoder = new TextEncoder();

/** A body whose bytes come in exactly these pieces. */
const bodyOf = (...pieces: (string | Uint8Array<ArrayBuffer>)[]): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      }
      controller.close();
    },
  });

describe('reading a stream', () => {
  test('gives the events in order', async () => {
    const body = bodyOf(
      'data: {"type":"progress_update","text":"a"}\n\ndata: {"type":"progress_update","text":"b"}\n\n',
    );
    expect(await collect(readEvents(body))).toEqual([progress('a'), progress('b')]);
  });

  test('puts together what the network took apart, also within a character', async () => {
    const bytes = encoder.encode('data: {"type":"progress_update","text":"Füße 🦶"}\r\n\r\n');
    const body = bodyOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(await collect(readEvents(body))).toEqual([progress('Füße 🦶')]);
  });

  test('gives an event at once, not when the stream ends', async () => {
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const events = readEvents(readable);
    const first = events.next();
    await writable.getWriter().write(encoder.encode('data: {"type":"progress_update","text":"now"}\n\n'));
    expect(await first).toEqual({ done: false, value: progress('now') });
  });

  test('passes over comments, by which servers keep a connection open', async () => {
    expect(await collect(readEvents(bodyOf(': ping\n\n')))).toEqual([]);
  });

  test('drops an event that was cut off', async () => {
    expect(await collect(readEvents(bodyOf('data: {"type":"progress_up')))).toEqual([]);
  });

  test('tells that the connection broke', async () => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    await expect(collect(readEvents(body))).rejects.toMatchObject({
      message: 'The connection was lost.',
      status: 0,
    });
  });

  test('tells when what comes is no JSON', async () => {
    await expect(collect(readEvents(bodyOf('data: <html>\n\n')))).rejects.toThrow(
      'The answer could not be read.',
    );
  });

  test('closes the stream when nobody reads on', async () => {
    const closed = vi.fn();
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.enqueue(encoder.encode('data: {"type":"progress_update","text":"a"}\n\n'));
      },
      cancel: closed,
    });
    for await (const event of readEvents(body)) {
      expect(event).toEqual(progress('a'));
      break;
    }
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalledOnce();
    });
  });
});
