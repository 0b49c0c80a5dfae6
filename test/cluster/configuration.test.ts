import { address, kube, kubectl, made } from './cluster';

beforeAll(() => made('deploy'));

test('a changed ConfigMap and a rollout change what browsers get, from the same image', async () => {
  const before = { images: await imagesOf('todo-frontend'), chatUi: await chatUiOfPage() };
  const changed = before.chatUi === 'built-in' ? 'chatkit' : 'built-in';
  try {
    await configure({ CHAT_UI: changed, NEXT_PUBLIC_OPENAI_DOMAIN_KEY: 'domain_pk_of_the_test' });
    expect(await pageConfig()).toEqual({ chatUi: changed, openaiDomainKey: 'domain_pk_of_the_test' });
    expect(await imagesOf('todo-frontend')).toEqual(before.images);
  } finally {
    await configure({ CHAT_UI: before.chatUi, NEXT_PUBLIC_OPENAI_DOMAIN_KEY: '' });
  }
  expect(await chatUiOfPage()).toBe(before.chatUi);
});

async function configure(data: Readonly<Record<string, string>>): Promise<void> {
  await kubectl('patch', 'configmap', 'frontend-config', '--type=merge', '--patch', JSON.stringify({ data }));
  await kubectl('rollout', 'restart', 'deployment/todo-frontend');
  await kubectl('rollout', 'status', 'deployment/todo-frontend', '--timeout=180s');
}

/** What the page hands to its scripts. */
async function pageConfig(): Promise<Record<string, string>> {
  const html = await (await fetch(await address('todo-frontend'))).text();
  const json = /<script id="public-config"[^>]*>([^<]*)<\/script>/.exec(html)?.[1];
  if (!json) throw new Error(`no public configuration in ${html.slice(0, 200)}`);
  return JSON.parse(json) as Record<string, string>;
}

async function chatUiOfPage(): Promise<string> {
  return (await pageConfig()).chatUi ?? '';
}

/** Digests of the images that a part's pods run. */
async function imagesOf(name: string): Promise<string[]> {
  const { core, namespace } = kube();
  const { items } = await core.listNamespacedPod({
    namespace,
    labelSelector: `app.kubernetes.io/name=${name}`,
  });
  const ids = items
    .filter(({ metadata }) => !metadata?.deletionTimestamp)
    .flatMap(({ status }) => (status?.containerStatuses ?? []).map(({ imageID }) => imageID));
  return [...new Set(ids)];
}
