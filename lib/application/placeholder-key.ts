/**
 * In place of the key of a model's provider, for an application that does not start without one: everything but the chat
 * then works. Some check the form of a key, none its content.
 */
export const PLACEHOLDER_KEY = 'sk-placeholder-write-your-own-into-env';
