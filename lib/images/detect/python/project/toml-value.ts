import type { TomlTable, TomlValue } from 'smol-toml';

/** The value at a path of keys; `undefined` where there is none. */
export function tomlValue(table: TomlTable | undefined, ...path: string[]): TomlValue | undefined {
  let value: TomlValue | undefined = table;
  for (const key of path) value = isTable(value) ? value[key] : undefined;
  return value;
}

/** The table at a path of keys; an empty one where there is none. */
export function tomlTable(table: TomlTable | undefined, ...path: string[]): TomlTable {
  const value = tomlValue(table, ...path);
  return isTable(value) ? value : {};
}

/** The tables in an array of tables. */
export function tomlTables(table: TomlTable | undefined, ...path: string[]): TomlTable[] {
  const value = tomlValue(table, ...path);
  return Array.isArray(value) ? value.filter(isTable) : [];
}

/** The texts in an array. */
export function tomlTexts(table: TomlTable | undefined, ...path: string[]): string[] {
  const value = tomlValue(table, ...path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The text at a path of keys. */
export function tomlText(table: TomlTable | undefined, ...path: string[]): string | undefined {
  const value = tomlValue(table, ...path);
  return typeof value === 'string' ? value : undefined;
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}
