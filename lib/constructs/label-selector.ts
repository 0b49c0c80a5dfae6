import { Type } from '@sinclair/typebox';
import { LABEL_VALUE, QUALIFIED_NAME } from './formats';

/** Which objects are meant, as Kubernetes's `LabelSelector`. */
export const labelSelectorValues = Type.Object(
  {
    matchLabels: Type.Optional(
      Type.Record(Type.String({ pattern: QUALIFIED_NAME }), Type.String({ pattern: LABEL_VALUE })),
    ),
    matchExpressions: Type.Optional(
      Type.Array(
        Type.Object({
          key: Type.String({ pattern: QUALIFIED_NAME }),
          operator: Type.Union([
            Type.Literal('In'),
            Type.Literal('NotIn'),
            Type.Literal('Exists'),
            Type.Literal('DoesNotExist'),
          ]),
          values: Type.Optional(Type.Array(Type.String({ pattern: LABEL_VALUE }))),
        }),
      ),
    ),
  },
  { description: 'Labels of the objects that are meant.' },
);
