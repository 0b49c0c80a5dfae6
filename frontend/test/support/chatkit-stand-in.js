// Stands in for OpenAI's ChatKit script in browser tests: the same element with the same interface (options,
// methods, events, custom fetch, a frame in an open shadow root), and the plainest of chats.
// `globalThis.chatKitStandIn`, set before the page's scripts run, says how it behaves:
//   'ready' (default) | 'never-ready' | 'fatal': an error after ready | 'refused': it takes its frame away.
(() => {
  const behaviour = globalThis.chatKitStandIn ?? 'ready';

  const MARKUP = `
    <style>:host { display: block; height: 100%; overflow: auto }</style>
    <iframe title="Frame of the stand-in" srcdoc="<title>ChatKit</title>" hidden></iframe>
    <div role="log" aria-label="ChatKit"></div>
    <form>
      <input aria-label="Message ChatKit" />
      <button>Send to ChatKit</button>
    </form>`;

  class ChatKitStandIn extends HTMLElement {
    #root = this.attachShadow({ mode: 'open' });
    #options;
    #threadId = null;

    setOptions(options) {
      const isFirst = this.#options === undefined;
      this.#options = options;
      this.dataset.colorScheme = options.theme.colorScheme;
      if (isFirst) this.#start();
    }

    async setThreadId(threadId) {
      this.#threadId = threadId;
      this.#emit('thread.change', { threadId });
    }

    #emit(name, detail) {
      this.dispatchEvent(new CustomEvent(`chatkit.${name}`, { detail }));
    }

    #start() {
      this.#threadId = this.#options.initialThread;
      this.#root.innerHTML = MARKUP;
      this.#root.querySelector('form').addEventListener('submit', (event) => {
        event.preventDefault();
        const input = this.#root.querySelector('input');
        const { value } = input;
        input.value = '';
        void this.#say(value);
      });
      if (behaviour === 'never-ready') return;
      this.#root.querySelector('iframe').addEventListener('load', () => this.#beReady());
      if (this.#threadId !== null) void this.#load();
    }

    // The vendor's element is ready when its frame has loaded, and finds out later that it cannot go on.
    #beReady() {
      this.#emit('ready');
      if (behaviour === 'fatal') {
        const error = Object.assign(new Error('refused'), { name: 'DomainVerificationRequestError' });
        setTimeout(() => this.#emit('error', { error }));
      }
      if (behaviour === 'refused') setTimeout(() => this.#root.querySelector('iframe').remove());
    }

    #show(text) {
      const line = document.createElement('p');
      line.textContent = text;
      this.#root.querySelector('[role=log]').append(line);
    }

    #post(request) {
      return this.#options.api.fetch(this.#options.api.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(request),
      });
    }

    async #load() {
      const params = { thread_id: this.#threadId, limit: 100, order: 'asc' };
      const response = await this.#post({ type: 'items.list', params });
      for (const item of (await response.json()).data) this.#showItem(item);
    }

    #showItem(item) {
      if (item.type === 'user_message' || item.type === 'assistant_message')
        this.#show(item.content.map(({ text }) => text).join(''));
    }

    async #say(text) {
      const input = {
        content: [{ type: 'input_text', text }],
        attachments: [],
        inference_options: {},
      };
      const request =
        this.#threadId === null
          ? { type: 'threads.create', params: { input } }
          : { type: 'threads.add_user_message', params: { input, thread_id: this.#threadId } };
      this.#emit('response.start');
      const response = await this.#post(request);
      for (const line of (await response.text()).split('\n')) {
        if (line.startsWith('data: ')) this.#handle(JSON.parse(line.slice('data: '.length)));
      }
      this.#emit('response.end');
    }

    #handle(event) {
      if (event.type === 'thread.created') void this.setThreadId(event.thread.id);
      if (event.type === 'thread.item.done') this.#showItem(event.item);
      if (event.type === 'client_effect') this.#emit('effect', { name: event.name, data: event.data });
      if (event.type === 'error') this.#show(event.message);
    }
  }

  customElements.define('openai-chatkit', ChatKitStandIn);
})();
