/**
 * The shape of a value, read from its JSON Schema: what can be drawn, learned, documented and written as Helm. Every
 * kind that a schema may use is here; others are refused (`UNSUPPORTED_SCHEMA`).
 */
export type ValueType =
  ObjectType | MapType | ListType | StringType | NumberType | BooleanType | EnumType | UnionType | AnyType;

/** `Type.Object({…})` */
export interface ObjectType {
  readonly kind: 'object';
  /** In the order in which they were written. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly description?: string;
}

export interface Property {
  readonly type: ValueType;
  /** `Type.Optional(…)`: the value may be absent. */
  readonly optional: boolean;
}

/** `Type.Record(Type.String(), …)`: keys are the user's. */
export interface MapType {
  readonly kind: 'map';
  /** Regular expression of the keys. @default - any text */
  readonly keyPattern?: string;
  readonly item: ValueType;
  readonly maxItems?: number;
  readonly description?: string;
}

/** `Type.Array(…)` */
export interface ListType {
  readonly kind: 'list';
  readonly item: ValueType;
  readonly minItems: number;
  readonly maxItems?: number;
  readonly description?: string;
}

/** `Type.String(…)` */
export interface StringType {
  readonly kind: 'string';
  readonly pattern?: string;
  readonly minLength: number;
  readonly maxLength?: number;
  readonly description?: string;
}

/** `Type.Integer(…)` and `Type.Number(…)` */
export interface NumberType {
  readonly kind: 'number';
  readonly integer: boolean;
  /** Inclusive. @default - none */
  readonly minimum?: number;
  /** Inclusive. @default - none */
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly description?: string;
}

/** `Type.Boolean()` */
export interface BooleanType {
  readonly kind: 'boolean';
  readonly description?: string;
}

/** `Type.Union([Type.Literal('a'), …])`, `Type.Literal('a')` */
export interface EnumType {
  readonly kind: 'enum';
  readonly values: readonly (string | number | boolean)[];
  readonly description?: string;
}

/** `Type.Union([Type.Integer(), Type.String()])`: scalars of different JSON types. */
export interface UnionType {
  readonly kind: 'union';
  readonly options: readonly (StringType | NumberType | BooleanType)[];
  readonly description?: string;
}

/** `Type.Unknown()`: any JSON but null; can only be passed on whole. `json` narrows it. */
export interface AnyType {
  readonly kind: 'any';
  /** The JSON type it must be of. @default - any but null */
  readonly json?: 'object' | 'array';
  readonly description?: string;
}
