import type { Evidence } from '../../../../application';

/** A package that a project asks for. */
export interface Requirement {
  /** Normalised as PyPI does: lower case, `-` between its words. */
  readonly name: string;
  readonly extras: readonly string[];
  /** Version specifier, e.g. `>=1.2,<2`; empty for any. */
  readonly specifier: string;
  readonly evidence: Evidence;
}

const FORM =
  /^([A-Za-z0-9][\w.-]*)\s*(?:\[([^\]]*)\])?\s*(?:@\s*(\S+)|\(?((?:(?:===|[<>=!~]=|[<>])\s*[^\s;,()<>=!~]+\s*,?\s*)*)\)?)\s*(?:;.*)?$/;

/** Reads a requirement as PEP 508 writes it; `undefined` when it is none. */
export function parseRequirement(text: string, evidence: Evidence): Requirement | undefined {
  const parts = FORM.exec(text.trim());
  if (!parts) return undefined;
  return {
    name: normalName(parts[1] ?? ''),
    extras: (parts[2] ?? '')
      .split(',')
      .map((extra) => extra.trim())
      .filter(Boolean),
    specifier: (parts[4] ?? '').replaceAll(/\s/g, '').replace(/,$/, ''),
    evidence,
  };
}

/** A distribution's name as PyPI compares it: `Pydantic_Settings` is `pydantic-settings`. */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
