import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ComponentCache } from '../../lib/minikube/component-cache';
import { Component } from '../../lib/minikube/components';

const tool: Component = {
  name: 'tool',
  version: '1.2.3',
  source: { kind: 'go', folder: 'tool', package: 'example.org/tool', stamps: ['main.version=1.2.3'] },
};

function cacheWith(goSum: string): ComponentCache {
  const folder = mkdtempSync(join(tmpdir(), 'component-cache-'));
  mkdirSync(join(folder, 'go', 'tool'), { recursive: true });
  writeFileSync(join(folder, 'go', 'tool', 'go.mod'), 'module tool\n');
  writeFileSync(join(folder, 'go', 'tool', 'go.sum'), goSum);
  return new ComponentCache(join(folder, 'components'), join(folder, 'go'));
}

const keyOf = (component: Component, goSum = 'a'): string => basename(cacheWith(goSum).folderOf(component));

describe("a component's place in the cache", () => {
  it('is named after the component and its version', () => {
    expect(keyOf(tool)).toMatch(/^tool-1\.2\.3-[0-9a-f]{12}$/);
  });

  it('is the same for the same inputs, wherever the checkout and the cache are', () => {
    expect(keyOf(tool)).toBe(keyOf(tool));
  });

  it.each<[string, string]>([
    ['its version', keyOf({ ...tool, version: '1.2.4' })],
    ['what goes into its linker variables', keyOf({ ...tool, source: { kind: 'busybox' } })],
    ['its image name', keyOf({ ...tool, image: 'example.org/tool:1' })],
    ['the checksums of its modules', keyOf(tool, 'b')],
  ])('is another one when %s changes', (_, key) => {
    expect(key).not.toBe(keyOf(tool));
  });

  it('is another one when a program of our own beside go.mod changes', () => {
    const cache = cacheWith('a');
    writeFileSync(join(cache.moduleFolderOf('tool'), 'main.go'), 'package main\n');
    expect(basename(cache.folderOf(tool))).not.toBe(keyOf(tool));
  });

  it('holds a program, or an image as a tar file', () => {
    const cache = cacheWith('a');
    expect(basename(cache.fileOf(tool))).toBe('tool');
    expect(basename(cache.fileOf({ ...tool, image: 'example.org/tool:1' }))).toBe('image.tar');
  });
});
