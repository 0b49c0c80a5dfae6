import type { JsonObject } from '../json';

/** A Helm that renders charts. */
export interface Helm {
  /** For messages, e.g. `Helm 3`. */
  readonly name: string;
  /** What `helm template` makes of a chart. */
  render(request: RenderRequest): Promise<RenderResult>;
}

export interface RenderRequest {
  /** The chart's folder. It must not change while the Helm lives. */
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  /** Text of a values file. */
  readonly values: string;
}

/** Either objects, or why there are none. */
export type RenderResult = Rendered | { readonly error: string };

export interface Rendered {
  /** What `helm template --skip-tests` prints. */
  readonly manifest: string;
  readonly documents: readonly RenderedDocument[];
}

export interface RenderedDocument {
  /** The template file, below a folder with the chart's name. */
  readonly source: string;
  readonly object: JsonObject;
}
