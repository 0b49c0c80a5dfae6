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
  readonly description: string | null;
  readonly completed: boolean;
}

/** One message of a conversation. */
export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** The assistant's answer to one message. */
export interface ChatReply {
  readonly conversation_id: number;
  readonly response: string;
}
