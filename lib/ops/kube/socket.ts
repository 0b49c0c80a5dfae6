/** What is used of the WebSocket that client-node opens for exec and port-forward. */
export interface Socket {
  send(data: Buffer, sent: (error?: Error) => void): void;
  pause(): void;
  resume(): void;
  close(): void;
  onclose: (() => void) | null;
  onerror: ((event: { error?: unknown }) => void) | null;
}
