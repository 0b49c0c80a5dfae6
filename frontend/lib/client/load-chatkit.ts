/** OpenAI serves ChatKit's element from here only; it can be neither self-hosted nor pinned. */
const SCRIPT = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

let loading: Promise<void> | undefined;

/**
 * Loads ChatKit's script, once per page; resolves when its element is defined.
 *
 * It may stay pending: a script that is served but broken defines nothing.
 *
 * @throws {Error} when the script cannot be loaded.
 */
export function loadChatKit(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.addEventListener('error', () => {
      reject(new Error('its script could not be loaded'));
    });
    void customElements.whenDefined('openai-chatkit').then(() => {
      resolve();
    });
    document.head.append(script);
  });
  return loading;
}
