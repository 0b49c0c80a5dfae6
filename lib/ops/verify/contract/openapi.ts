/** A schema of JSON, as far as it is looked at. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** One method of one path. */
export interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: {
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a running backend says about itself at `/openapi.json`. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** Where FastAPI serves it, also under a common prefix. */
const PLACES = ['/openapi.json', '/api/openapi.json', '/api/v1/openapi.json'];

/** Asks a running backend. @returns undefined where it does not tell. */
export async function readOpenApi(backendUrl: string): Promise<OpenApi | undefined> {
  for (const place of PLACES) {
    const response = await fetch(`${backendUrl}${place}`, { redirect: 'manual' });
    const json = response.ok
      ? ((await response.json().catch(() => undefined)) as OpenApi | undefined)
      : undefined;
    if (json?.paths) return json;
  }
  return undefined;
}

/** A schema that is named elsewhere in the document, itself. */
export function resolved(schema: Schema | undefined, api: OpenApi): Schema {
  const name = schema?.$ref?.split('/').at(-1);
  return name === undefined ? (schema ?? {}) : resolved(api.components?.schemas?.[name], api);
}

/** The schema of an operation's body in JSON. */
export function bodySchema(operation: Operation | undefined, api: OpenApi): Schema {
  const [choice] = alternatives(operation?.requestBody?.content?.['application/json']?.schema, api);
  return choice ?? {};
}

/** The schemas of which one has to fit, without the one for nothing. */
export function alternatives(schema: Schema | undefined, api: OpenApi): Schema[] {
  const itself = resolved(schema, api);
  const all = itself.anyOf ?? itself.oneOf;
  return all ? all.flatMap((one) => alternatives(one, api)).filter(({ type }) => type !== 'null') : [itself];
}
