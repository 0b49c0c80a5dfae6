import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../support/run';
import { ComponentCache } from '../component-cache';
import { Component } from '../components';

export interface CompileProps {
  readonly component: Component;
  readonly cache: ComponentCache;
  /** Absolute path of the Go command. */
  readonly go: string;
  /** Folder of the Go build and module caches for this run. */
  readonly goCaches: string;
  /** Where the program is written. */
  readonly output: string;
  readonly logFile: string;
}

/** Makes a component's program, statically linked, from its source; the committed go.sum vouches for the source. */
export async function compile({
  component,
  cache,
  go,
  goCaches,
  output,
  logFile,
}: CompileProps): Promise<void> {
  const { source } = component;
  const env = {
    CGO_ENABLED: '0',
    GOCACHE: join(goCaches, 'build'),
    GOMODCACHE: join(goCaches, 'modules'),
    // Modules stay writable so that the folder can be removed; go.mod and go.sum are never changed.
    GOFLAGS: '-mod=readonly -modcacherw',
    GOWORK: 'off',
  };
  switch (source.kind) {
    case 'go': {
      // Without -checklinkname=0, dependencies that reach into the standard library do not link with a new Go.
      const linker = ['-s', '-w', '-checklinkname=0', ...(source.stamps ?? []).map((stamp) => `-X ${stamp}`)];
      const args = [
        'build',
        '-trimpath',
        '-buildvcs=false',
        '-ldflags',
        linker.join(' '),
        '-o',
        output,
        source.package,
      ];
      await run(go, args, { cwd: cache.moduleFolderOf(source.folder), env, logFile });
      return;
    }
    case 'c': {
      const cwd = cache.moduleFolderOf(source.folder);
      await run(go, ['mod', 'download', source.module], { cwd, env, logFile });
      const dir = (
        await run(go, ['list', '-m', '-f', '{{.Dir}}', source.module], { cwd, env })
      ).stdout.trim();
      const define = `-DVERSION=${component.version}`;
      await run('gcc', ['-Os', '-Wall', '-static', define, '-o', output, join(dir, source.file)], {
        logFile,
      });
      return;
    }
    case 'busybox':
      copyFileSync('/bin/busybox', output);
  }
}
