/**
 * Forms of strings as JSON Schema patterns (ECMA 262 and RE2 alike): what they let through is accepted by Kubernetes,
 * so that a mistake is refused before anything is installed.
 */

/** A name of one part, e.g. of a Service: RFC 1123 label. */
export const DNS_LABEL = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$';

/** A name of parts with dots, e.g. of a Secret: RFC 1123 subdomain. */
export const DNS_NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

/** A host, also one with `*.` before it. */
export const HOST = `^(\\*\\.)?${DNS_NAME.slice(1)}`;

/** The name of a label or annotation, with or without a prefix. */
export const QUALIFIED_NAME =
  '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$';

/** The value of a label. */
export const LABEL_VALUE = '^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$';

/** An amount, e.g. `100m`, `1.5`, `192Mi`. */
export const QUANTITY = '^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$';

/** A share, e.g. `50%`. */
export const PERCENTAGE = '^(100|[1-9]?[0-9])%$';

/** The name of an environment variable. */
export const VARIABLE = '^[A-Za-z_][A-Za-z0-9_]*$';

/** The key of an entry of a Secret or ConfigMap. */
export const DATA_KEY = '^[-._A-Za-z0-9]+$';

/** An address, e.g. `https://todo.example.com/path`. */
export const HTTP_URL = '^https?://[!-~]+$';

/** A JSON array. */
export const JSON_LIST = '^\\[.*\\]$';

/** A path of a URL. */
export const URL_PATH = '^/[!-~]*$';

/** A range of IPv4 or IPv6 addresses. */
export const CIDR = '^([0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}|[0-9a-fA-F:]+/[0-9]{1,3})$';

/** A time in Go's form, e.g. `30s`. */
export const DURATION = '^[1-9][0-9]*(ms|s|m|h)$';

/** The same form, or nothing. */
export function optional(pattern: string): string {
  return `^(${pattern.slice(1, -1)})?$`;
}
