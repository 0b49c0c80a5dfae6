import type { Static, TObject } from '@sinclair/typebox';
import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Release } from './release';

/** Fields of Chart.yaml, see https://helm.sh/docs/topics/charts/#the-chartyaml-file. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  /** Kubernetes versions it installs on, as a SemVer constraint. */
  readonly kubeVersion: string;
  readonly keywords: readonly string[];
  readonly home?: string;
  /** URL of an image; may be a `data:` URL. */
  readonly icon?: string;
  readonly sources?: readonly string[];
  readonly maintainers: readonly { readonly name: string; readonly url?: string }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A part of the values, in the same shape. */
export type Partially<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partially<T[K]> }
    : T;

/**
 * A Helm chart as code. Its templates are learned from `build`, which therefore must be pure: the same values and
 * release give the same objects, and the values are not changed.
 */
export interface HelmChart<S extends TObject = TObject> {
  readonly metadata: ChartMetadata;
  /** TypeBox schema of the values: their type, defaults, comments and documentation. Every property needs a default unless it is optional. */
  readonly values: S;
  /**
   * What the values become. No object names its namespace: the installer does.
   *
   * @param scope where the cdk8s chart is put. @default - an app of its own
   */
  build(values: Static<S>, release: Release, scope?: Construct): Chart;
  /** Named sets of values, each written as `values-<name>.yaml`. @default - none */
  readonly overlays?: Readonly<Record<string, Partially<Static<S>>>>;
  /** Helm expressions for places that cannot be learned, e.g. a checksum; the proof holds for them too. @default - none */
  readonly bindings?: readonly Binding[];
  /** What exists under Helm only and has no part in the proof. @default - nothing */
  readonly additions?: HelmAdditions;
}

/** The escape hatch: one place of one object, and the Helm expression that gives what the code gives there. */
export interface Binding {
  /** Construct path below the chart, e.g. `Backend/Deployment`. */
  readonly document: string;
  /** JSON pointer, e.g. `/spec/template/metadata/annotations/checksum~1config`. */
  readonly pointer: string;
  /** What stands between the braces; gives a scalar; the root is `$`. */
  readonly expression: string;
}

/** Files that Helm alone knows, as Helm templates. */
export interface HelmAdditions {
  /** What a person reads after the installation: `templates/NOTES.txt`. */
  readonly notes?: string;
  /** Pods for `helm test`, by file name below `templates/tests/`. */
  readonly tests?: Readonly<Record<string, string>>;
  /** Other templates (hooks), by file name below `templates/`. */
  readonly templates?: Readonly<Record<string, string>>;
  /** Sections that follow the table of values in README.md, as Markdown. */
  readonly readme?: string;
}
