/** The signed-in user, as far as the page shows it. */
export interface WorkspaceUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A todo as the backend's REST routes describe it. */
export interface Task {
  readonly id: number;
  readonly title: string;
  /** Empty when there is none. */
  readonly description: string;
  readonly completed: boolean;
}
