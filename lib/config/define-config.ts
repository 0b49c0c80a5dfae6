import type { TodoConfig } from '../application';

/** Gives `todo.config.ts` its type: an editor then completes and explains each setting. */
export function defineConfig(config: TodoConfig): TodoConfig {
  return config;
}
