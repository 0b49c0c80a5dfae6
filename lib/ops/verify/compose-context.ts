import type { Container } from '../compose/container';
import type { RunningApplication } from './running-application';

/** An application that Docker Compose runs, and its containers. */
export interface ComposeContext extends RunningApplication {
  readonly containers: readonly Container[];
  /** The Compose file. */
  readonly file: string;
  /** References that the source folders give now. */
  readonly sourceImages: Readonly<Record<'backend' | 'frontend', string>>;
}
