import ts from 'typescript';
import { descendants } from '../syntax/descendants';
import type { NextSettings } from '../settings/next-settings';

/**
 * What next.config's `env` hands on to all code, that of browsers included: the names there, each with the variable
 * whose value it gets, or `undefined` where it gets another value.
 */
export function handedOnNames({ nodeOf }: NextSettings): ReadonlyMap<string, string | undefined> {
  const member = nodeOf('env');
  if (!member || !ts.isPropertyAssignment(member)) return new Map();
  if (!ts.isObjectLiteralExpression(member.initializer)) return new Map();
  return new Map(
    member.initializer.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => {
      const read = descendants(initializer).find(
        (node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process.env',
      );
      const key = ts.isStringLiteralLike(name) ? name.text : name.getText();
      return [key, read && ts.isPropertyAccessExpression(read) ? read.name.text : undefined];
    }),
  );
}
