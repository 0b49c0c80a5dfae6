import type { VariableMeaning } from '../../../../application';

const ADDRESSES: readonly VariableMeaning[] = [
  'backend-origin',
  'backend-service',
  'frontend-origin',
  'frontend-service',
];

/** What an address has after its origin, by its default or example: `/api` of `http://localhost:8000/api`; else ''. */
export function addressPath(meaning: VariableMeaning, example: string | undefined): string {
  if (!ADDRESSES.includes(meaning) || example === undefined || !URL.canParse(example)) return '';
  return new URL(example).pathname.replace(/\/+$/, '');
}
