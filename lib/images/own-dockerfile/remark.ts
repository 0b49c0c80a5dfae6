import { Application } from '../../application';
import { OwnDockerfile } from './read-own-dockerfile';

/** What is to be said about a Dockerfile that came with an application. */
export interface Remark {
  /** Stable code in capitals. */
  readonly code: string;
  /** One sentence that says what happens, with the line of the Dockerfile. */
  readonly text: string;
  /** It cannot work, neither here nor elsewhere. */
  readonly fatal: boolean;
}

/** One thing that is looked at. */
export type Check = (file: OwnDockerfile, application: Application) => readonly Remark[];
