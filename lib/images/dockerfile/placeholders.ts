import { databaseUrlIn, keptInSecret, Variable } from '../../application';

/** Long enough for what checks a secret's length. */
const SECRET = 'placeholder-while-building-no-secret-0123456789';

/** Address of a database that nobody asks. */
export const PLACEHOLDER_URL = 'postgresql://build:build@127.0.0.1:5432/build';

/** Environment variables for the build in place of secrets that the application insists on; none of them opens anything. */
export function placeholders(variables: readonly Variable[]): (readonly [name: string, value: string])[] {
  return variables
    .filter((one) => keptInSecret(one) && one.when !== 'run')
    .map((one) => [one.name, placeholder(one)]);
}

function placeholder({ meaning, databaseUrl }: Variable): string {
  switch (meaning) {
    case 'database-url':
      return databaseUrlIn(PLACEHOLDER_URL, databaseUrl);
    case 'database-port':
      return '5432';
    case 'openai-api-key':
      return `sk-${SECRET}`;
    default:
      return SECRET;
  }
}
