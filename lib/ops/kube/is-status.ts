import { ApiException } from '@kubernetes/client-node';

/** Whether an error is the API server's answer with this HTTP status. */
export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiException && error.code === status;
}
