/** Configuration that the browser may see; the server renders it into each page. */
export interface PublicConfig {
  /**
   * Which chat the page shows: OpenAI's ChatKit (`chatkit`), the one of this application (`built-in`), or
   * `auto`: ChatKit where OpenAI lets it run, which is on this machine and on domains that have a key.
   * Whatever is chosen, the built-in chat takes over when ChatKit does not come up.
   */
  readonly chatUi: ChatUi;
  /** ChatKit's domain key for this origin; empty when none is set. */
  readonly openaiDomainKey: string;
}

/** The values of {@link PublicConfig.chatUi}. */
export type ChatUi = (typeof CHAT_UIS)[number];

/** All values of {@link PublicConfig.chatUi}. */
export const CHAT_UIS = ['auto', 'chatkit', 'built-in'] as const;
