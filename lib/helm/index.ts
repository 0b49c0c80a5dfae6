export { ChartError, type ChartErrorCode } from './chart-error';
export { type CompiledChart, compileChart } from './compile';
export type { Binding, ChartMetadata, HelmAdditions, HelmChart } from './helm-chart';
export { type Release, releaseOf } from './release';
export { defaultsOf, mergeValues } from './schema/defaults';
export { validateValues } from './schema/validate-values';
export { writeChart } from './write-chart';
