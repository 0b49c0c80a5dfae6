import type { Condition, Entry, Item } from '../template/template';

/** When an object or list has anything in it: a condition, or whether always; undefined when none can say. */
export type Presence = Condition | boolean | undefined;

/** When one of the entries is there. */
export function entriesPresence(entries: readonly Entry[]): Presence {
  return either(entries.map((entry) => both(entry.when, withoutWhen(entry))));
}

function withoutWhen(entry: Entry): Presence {
  if ('key' in entry) return true;
  if (entry.omit.length > 0) return undefined;
  return { test: 'truthy', source: 'spread' in entry ? entry.spread : entry.range };
}

/** When one of the items is there. */
export function itemsPresence(items: readonly Item[]): Presence {
  return either(
    items.map((item) => {
      if ('value' in item) return item.when ?? true;
      const isSure = itemsPresence(item.items) === true;
      return isSure ? both(item.when, { test: 'truthy', source: item.range }) : undefined;
    }),
  );
}

function both(when: Condition | undefined, presence: Presence): Presence {
  if (when === undefined || presence === undefined) return presence;
  if (typeof presence === 'boolean') return presence && when;
  return { all: [when, presence] };
}

function either(presences: readonly Presence[]): Presence {
  if (presences.includes(true)) return true;
  if (presences.includes(undefined)) return undefined;
  const conditions = presences.filter((each): each is Condition => typeof each === 'object');
  if (conditions.length === 0) return false;
  return conditions.length === 1 ? conditions[0] : { any: conditions };
}
