import type { Condition, Entry, Item, Source } from '../template/template';
import { conditionKey } from './logic';

/** When an object or list has anything in it: a condition, or whether always; undefined when none can say. */
export type Presence = Condition | boolean | undefined;

/** Whether a collection certainly has items. */
type IsFilled = (source: Source) => boolean;

/** When one of the entries is there. */
export function entriesPresence(entries: readonly Entry[], isFilled: IsFilled): Presence {
  return either(entries.map((entry) => both(entry.when, withoutWhen(entry, isFilled))));
}

function withoutWhen(entry: Entry, isFilled: IsFilled): Presence {
  if ('key' in entry) return true;
  if (entry.omit.length > 0) return undefined;
  return collectionPresence('spread' in entry ? entry.spread : entry.range, isFilled);
}

function collectionPresence(source: Source, isFilled: IsFilled): Presence {
  return isFilled(source) || { test: 'truthy', source };
}

/** When one of the items is there. */
export function itemsPresence(items: readonly Item[], isFilled: IsFilled): Presence {
  return either(
    items.map((item) => {
      if ('value' in item) return item.when ?? true;
      // What a range's turn has can only be asked within the range.
      const isSure = itemsPresence(item.items, () => false) === true;
      return isSure ? both(item.when, collectionPresence(item.range, isFilled)) : undefined;
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
  const given = presences.filter((each): each is Condition => typeof each === 'object');
  const conditions = [...new Map(given.map((each) => [conditionKey(each), each])).values()];
  if (conditions.length === 0) return false;
  return conditions.length === 1 ? conditions[0] : { any: conditions };
}
