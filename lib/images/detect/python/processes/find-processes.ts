import type { Finding, Note, Problem, Sidecar } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';
import { findSidecars } from './find-sidecars';
import { stdioNotes, stdioServers } from './stdio-servers';

export interface ProcessesFound {
  readonly sidecars: readonly Finding<Sidecar>[];
  /** Children are started by `uv run`. @default - none is */
  readonly uvShim?: Finding<true>;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** The processes that an application needs beside its own: on a port in the same pod, or as its children. */
export function findProcesses(program: PythonProgram, start: StartCode, port: number): ProcessesFound {
  const servers = stdioServers(program);
  const byUv = servers.filter(({ command }) => command[0] === 'uv' && command[1] === 'run');
  return {
    sidecars: findSidecars(program, port),
    ...(byUv.length > 0 && { uvShim: { value: true, evidence: byUv.map(({ node }) => evidenceOf(node)) } }),
    ...stdioNotes(servers, start),
  };
}
