/** The running application, as its tests see it. */
export interface Application {
  /** Origin of the pages, without a slash at the end. */
  readonly url: string;
  /** Address of the backend, for callers who bring a token. */
  readonly backendUrl: string;
}
