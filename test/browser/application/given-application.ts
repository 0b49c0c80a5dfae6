import type { Application } from './application';

/** The application at APPLICATION_URL and BACKEND_URL, or undefined when the suite has to start one. */
export function givenApplication(): Application | undefined {
  const { APPLICATION_URL: url, BACKEND_URL: backendUrl } = process.env;
  return url && backendUrl ? { url, backendUrl } : undefined;
}
