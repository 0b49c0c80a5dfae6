import type { Variable } from './variable';

/** What an author says of a variable, in the parts that a reader asks for. Each is one line. */
export interface Description {
  /** What it is for, with a full stop. @default - nothing is said */
  readonly about?: string;
  /** What holds where it is not set, as `@default` says it. @default - nothing is said */
  readonly otherwise?: string;
}

/** What a variable's author says of it. */
export function descriptionOf({ description = '' }: Pick<Variable, 'description'>): Description {
  const [about = '', otherwise = ''] = description
    .split('@default')
    .map((text) => text.replace(/\s+/g, ' ').trim().replace(/\.$/, ''));
  return {
    ...(about && { about: /[!?]$/.test(about) ? about : `${about}.` }),
    ...(otherwise && { otherwise }),
  };
}
