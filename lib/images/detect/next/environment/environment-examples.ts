import { parse } from 'dotenv';
import type { NextProject } from '../project/next-project';

/** What a file such as `.env.example` says of a variable. */
export interface EnvironmentExample {
  readonly value: string;
  /** The comment above it. */
  readonly description?: string;
}

/** Files that show how the environment is meant, the most telling first. What is private stays unread. */
const FILES = [
  '.env.example',
  '.env.local.example',
  '.env.sample',
  '.env.template',
  'env.example',
  '.env.production',
];

/** The examples of a project by the variable's name. Their values are hints; none is ever used as it is. */
export function environmentExamples({ has, text }: NextProject): ReadonlyMap<string, EnvironmentExample> {
  const examples = new Map<string, EnvironmentExample>();
  for (const file of FILES.filter(has)) {
    const content = text(file) ?? '';
    const descriptions = descriptionsIn(content);
    for (const [name, value] of Object.entries(parse(content))) {
      const description = descriptions.get(name);
      if (!examples.has(name)) examples.set(name, { value, ...(description && { description }) });
    }
  }
  return examples;
}

/** Comments that stand right above one variable; headings, which have lines of signs, are none. */
function descriptionsIn(content: string): Map<string, string> {
  const found = new Map<string, string>();
  let comment: string[] = [];
  for (const line of content.split(/\r?\n/)) {
    const name = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/.exec(line)?.[1];
    const said = /^\s*#\s?(.*)$/.exec(line)?.[1];
    if (name !== undefined && comment.length > 0) found.set(name, comment.join(' '));
    if (said === undefined || /[=*#~-]{3}/.test(said)) comment = [];
    else if (said.trim() !== '') comment.push(said.trim());
  }
  return found;
}
