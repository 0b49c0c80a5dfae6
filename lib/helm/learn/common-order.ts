/**
 * One order in which every list's keys stand, or undefined when two lists contradict each other. What no list orders is
 * sorted by key.
 */
export function commonOrder(lists: readonly (readonly string[])[]): string[] | undefined {
  const before = new Map<string, Set<string>>();
  for (const list of lists) {
    for (const [index, key] of list.entries()) {
      const earlier = before.get(key) ?? new Set();
      before.set(key, earlier);
      const previous = list[index - 1];
      if (previous !== undefined) earlier.add(previous);
    }
  }
  const order: string[] = [];
  const open = new Set([...before.keys()].sort());
  while (open.size > 0) {
    const next = [...open].find((key) => [...(before.get(key) ?? [])].every((earlier) => !open.has(earlier)));
    if (next === undefined) return undefined;
    order.push(next);
    open.delete(next);
  }
  return order;
}
