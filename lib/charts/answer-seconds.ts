import type { JsonObject } from '../helm/json';
import { configVariables } from './server/config-variables';
import type { ServerFacts } from './server/server-facts';

/** Names under which applications keep the longest time for an answer, in seconds. */
const LONGEST_ANSWER = /^(CHAT|REQUEST|RESPONSE|AGENT|LLM|MODEL|OPENAI)_TIMEOUT(_SECONDS)?$/;

/** Seconds that a pod waits for at most: an hour, as the charts allow, with what they add. */
const MOST_SECONDS = 3500;

/**
 * The longest time that an answer may take, in seconds, where a deployment sets it.
 *
 * @param config what it sets, as values of the chart.
 */
export function answerSeconds({ plain }: ServerFacts, config: JsonObject): number | undefined {
  const limits = configVariables(plain)
    .filter(({ variable }) => LONGEST_ANSWER.test(variable.name))
    .map(({ key }) => Number(config[key] ?? 0))
    .filter((seconds) => seconds > 0);
  return limits.length > 0 ? Math.min(Math.ceil(Math.max(...limits)), MOST_SECONDS) : undefined;
}
