import { modelOf } from '../../lib/ops/model';

test.each<[string, Record<string, string>]>([
  [
    'no model service, what the application answers without one (for OpenAI: set OPENAI_API_KEY in .env, then make deploy)',
    {},
  ],
  ['the default model of OpenAI', { OPENAI_API_KEY: 'sk' }],
  ['gpt-x of OpenAI', { OPENAI_API_KEY: 'sk', OPENAI_MODEL: 'gpt-x' }],
  ['the default model of models:8080', { OPENAI_BASE_URL: 'http://models:8080/v1' }],
  [
    'llama of models:8080',
    { OPENAI_BASE_URL: 'http://models:8080/v1', OPENAI_API_KEY: 'k', OPENAI_MODEL: 'llama' },
  ],
])('%s answers', (words, settings) => {
  expect(modelOf(new Map(Object.entries(settings)))).toBe(words);
});
