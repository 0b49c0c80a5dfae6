export { type Helm, type RenderRequest, type RenderResult, type Rendered } from './helm';
export { HelmLibrary } from './helm-library';
export { type Proof, type ProveOptions, prove } from './prove';
