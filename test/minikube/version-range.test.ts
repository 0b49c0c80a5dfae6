import { findVersion, fits } from '../../lib/minikube/version-range';

describe('a version', () => {
  it.each([
    ['v1.36.0', '1.36.0'],
    ['v3.18.6+gb76a950', '3.18.6'],
    ['Client Version: v1.32.4-dispatcher\nKustomize Version: v5.5.0', '1.32.4'],
    ['crictl version 1.30.0', '1.30.0'],
    ['unknown', undefined],
  ])('is found in %j', (text, version) => {
    expect(findVersion(text)).toBe(version);
  });

  it.each([
    ['1.27.0', true],
    ['1.28.15', true],
    ['1.29.99', true],
    ['1.30.0', false],
    ['1.26.15', false],
    ['1.3.0', false],
    ['2.28.0', false],
  ])('%s fits 1.27.0 up to 1.30.0: %s', (version, expected) => {
    expect(fits(version, { from: '1.27.0', below: '1.30.0' })).toBe(expected);
  });
});
