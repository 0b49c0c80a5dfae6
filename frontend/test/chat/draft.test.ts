import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDraft } from '@/lib/client/chat/draft';

/** The storage of a browser's tab. */
function useStorage(storage: Partial<Storage>): void {
  vi.stubGlobal('sessionStorage', storage);
}

function memory(): Partial<Storage> {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a draft', () => {
  test('outlives the page, for the user who wrote it', () => {
    useStorage(memory());
    openDraft('ada').set('Add milk');
    expect(openDraft('ada').getState()).toBe('Add milk');
    expect(openDraft('bob').getState()).toBe('');
  });

  test('is gone when it was sent', () => {
    useStorage(memory());
    const draft = openDraft('ada');
    draft.set('Add milk');
    draft.set('');
    expect(openDraft('ada').getState()).toBe('');
  });

  test('lives as long as the page where storage is refused', () => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    useStorage({ getItem: refuse, setItem: refuse, removeItem: refuse });
    const draft = openDraft('ada');
    draft.set('Add milk');
    expect(draft.getState()).toBe('Add milk');
  });
});
