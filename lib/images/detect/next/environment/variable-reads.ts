import type { EnvironmentExample } from './environment-examples';
import type { EnvironmentRead } from './environment-read';
import type { LibraryRead } from './library-reads';

/** A read and the part of the application that it is in. */
export interface PlacedRead extends EnvironmentRead {
  /** `settings`: next.config, which is read while building; `unused`: code that nothing leads to. */
  readonly place: 'browser' | 'server' | 'settings' | 'unused';
  /** In code that runs before the server answers. */
  readonly atStart: boolean;
  /** In a page that is rendered while building. */
  readonly rendered: boolean;
}

/** Everything that is known of one variable. */
export interface VariableReads {
  readonly name: string;
  readonly reads: readonly PlacedRead[];
  readonly libraryReads: readonly LibraryRead[];
  readonly example?: EnvironmentExample;
  /** next.config's `env` hands it on to all code. */
  readonly handedOn: boolean;
  /** next.config passes some paths on to another address. */
  readonly rewrites: boolean;
}
