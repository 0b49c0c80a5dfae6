import type { JsonObject } from '../helm/json';
import { configVariables } from './server/config-variables';
import type { ServerFacts } from './server/server-facts';

/** Names under which applications keep the longest time for an answer, in seconds. */
const LONGEST_ANSWER = /^(CHAT|REQUEST|RESPONSE|AGENT|LLM|MODEL|OPENAI)_TIMEOUT(_SECONDS)?$/;

/**
 * The longest time that an answer may take, in seconds, where a deployment sets it.
 *
 * @param config what it sets, as values of the chart.
 */
export function answerSeconds({ plain }: ServerFacts, config: JsonObject): number | undefined {
  const limits = configVariables(plain)
    .filter(({ variable }) => LONGEST_ANSWER.test(variable.name))
    .map(({ key }) => config[key])
    .filter((value) => typeof value === 'number');
  return limits.length > 0 ? Math.ceil(Math.max(...limits)) : undefined;
}
