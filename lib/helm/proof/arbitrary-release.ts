import fc from 'fast-check';
import type { ReleaseProps } from '../release';

/** Helm takes no longer names. */
const MAX_RELEASE_NAME = 53;

const label = (maxLength: number): fc.Arbitrary<string> =>
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/).filter((text) => text.length <= maxLength);

/** Installations of a chart: also by its own name, by one that contains it, and by the longest there can be. */
export function arbitraryRelease(chart: string): fc.Arbitrary<ReleaseProps> {
  const name = fc.oneof(
    fc.constant(chart),
    label(20),
    label(12).map((text) => `${text}-${chart}`),
    label(12).map((text) => `${chart}-${text}`),
    // A cut may leave a dash at the end.
    fc.nat({ max: 20 }).map((dash) => `${'x'.repeat(30 + dash)}-${'y'.repeat(MAX_RELEASE_NAME)}`),
    fc.constant('x'.repeat(MAX_RELEASE_NAME)),
  );
  return fc.record({
    name: name.map((text) => text.slice(0, MAX_RELEASE_NAME).replace(/-+$/, '')),
    namespace: fc.oneof(fc.constant('default'), label(63)),
  });
}
