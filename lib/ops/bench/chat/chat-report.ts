import type { ColdStart } from './cold-start';
import type { ImageSize } from './image-sizes';
import type { ServiceUrl } from './service-url';

/** Milliseconds of messages, from all rounds together. */
export interface Latency {
  readonly messages: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The median of the rounds. */
  readonly perSecond: number;
}

/** Processor time that the parts took, their replicas together. */
export interface CpuByPart {
  readonly frontend: number;
  readonly backend: number;
  readonly database: number;
  /** Of the load generator, on the same machine. */
  readonly generator: number;
}

/** The chat and the bare loop under one load. */
export interface LoadReport {
  readonly users: number;
  readonly chat: Latency & {
    /** Milliseconds for a message. */
    readonly cpu: CpuByPart;
    readonly errors: number;
    readonly firstErrors: readonly string[];
  };
  readonly bare: Latency & {
    /** Milliseconds for a message. */
    readonly cpu: number;
  };
  /** The chat's figures divided by the bare loop's: median time, and all processor time but the generator's. */
  readonly ratio: { readonly p50: number; readonly cpu: number };
}

/** How the application does in the living cluster. */
export interface ChatReport {
  /** How the load reached the frontend. */
  readonly way: ServiceUrl['way'];
  readonly replicas: number;
  readonly rounds: number;
  readonly loads: readonly LoadReport[];
  readonly coldStarts: readonly ColdStart[];
  readonly images: readonly ImageSize[];
}
