/**
 * Tells when ChatKit's element takes its frame away again, as it does without an error when OpenAI refuses the domain.
 *
 * @returns the function that ends the watch.
 */
export function watchChatKitFrame(element: HTMLElement, onGone: () => void): () => void {
  const root = element.shadowRoot;
  if (root === null) return () => undefined;
  let wasThere = false;
  const look = (): void => {
    const isThere = root.querySelector('iframe') !== null;
    if (wasThere && !isThere) onGone();
    wasThere = isThere;
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  look();
  return () => {
    observer.disconnect();
  };
}
