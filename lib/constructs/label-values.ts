import { type TRecord, type TString, Type } from '@sinclair/typebox';
import { LABEL_VALUE, QUALIFIED_NAME } from './formats';

/** Labels that a user adds. */
export function labelValues(description: string): TRecord<TString, TString> {
  const key = Type.String({ pattern: QUALIFIED_NAME });
  return Type.Record(key, Type.String({ pattern: LABEL_VALUE }), { description, default: {} });
}

/** Annotations that a user adds. */
export function annotationValues(description: string): TRecord<TString, TString> {
  const key = Type.String({ pattern: QUALIFIED_NAME });
  return Type.Record(key, Type.String(), { description, default: {} });
}
