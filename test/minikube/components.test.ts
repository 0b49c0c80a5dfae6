import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goFolder } from '../../lib/minikube/component-cache';
import { componentNamed } from '../../lib/minikube/component-named';
import { Component, components } from '../../lib/minikube/components';

const goComponents = components.flatMap((component) =>
  component.source.kind === 'go' ? [{ component, source: component.source }] : [],
);

function goMod(folder: string): string {
  return readFileSync(join(goFolder, folder, 'go.mod'), 'utf8');
}

/** Versions that go.mod requires of modules that the package could belong to. */
function requiredVersions(source: { folder: string; package: string }): string[] {
  return [...goMod(source.folder).matchAll(/^(?:require |\t)(\S+) v(\S+)/gm)]
    .filter(([, module = '']) => source.package === module || source.package.startsWith(`${module}/`))
    .flatMap(([, , version]) => version ?? []);
}

describe('the table of components', () => {
  it.each(goComponents.map(({ component, source }) => [component.name, component.version, source] as const))(
    '%s has the version %s in its go.mod too',
    (_, version, source) => {
      expect(requiredVersions(source)).toContain(version);
    },
  );

  it.each(goComponents.map(({ component, source }) => [component.name, source] as const))(
    '%s is named as a tool in its go.mod, so that `go mod tidy` keeps what it needs',
    (_, source) => {
      expect(goMod(source.folder)).toMatch(new RegExp(`^(tool |\\t)${source.package}$`, 'm'));
    },
  );

  it('uses every Go module folder there is', () => {
    const used = new Set(components.flatMap(({ source }) => ('folder' in source ? source.folder : [])));
    expect([...used].sort()).toEqual(readdirSync(goFolder).sort());
  });

  it('names every component once', () => {
    const names = components.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives every image its registry and a tag', () => {
    const images = components.flatMap(({ image }) => image ?? []);
    for (const image of images) expect(image).toMatch(/^[a-z0-9.-]+\.[a-z]+\/\S+:\S+$/);
  });

  it('finds a component by its name, and tells when there is none of that name', () => {
    expect(componentNamed('pause').image).toBe('registry.k8s.io/pause:3.9');
    expect(() => componentNamed('kublet')).toThrow('no component is named kublet');
  });

  it('holds no address of a module proxy in its module folders', () => {
    const folders = new Set(goComponents.map(({ source }) => source.folder));
    for (const folder of folders) expect(goMod(folder)).not.toMatch(/https?:\/\//);
  });
});

it('keeps all Kubernetes parts at one version', () => {
  const isKubernetes = ({ source }: Component): boolean =>
    source.kind === 'go' && source.folder === 'kubernetes';
  expect(new Set(components.filter(isKubernetes).map(({ version }) => version)).size).toBe(1);
});
