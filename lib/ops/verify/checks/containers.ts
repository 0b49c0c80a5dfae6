import { readFileSync } from 'node:fs';
import type { Container } from '../../compose/container';
import { describe, isGood } from '../../compose/wait-for-containers';
import { BACKEND, DATABASE, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok, skip, warn } from '../check';
import type { ComposeContext } from '../compose-context';
import { confidential } from '../confidential';
import { replicasCode } from './replicas';

const MEND = 'make compose-up';

/** What Docker Compose runs is healthy, of the newest images, and as confined as in the cluster. */
export function containerChecks(context: ComposeContext): Check[] {
  const names = [...(context.database === 'internal' ? [DATABASE] : []), BACKEND, FRONTEND];
  return [
    ...names.map((name) => ({
      code: replicasCode(name),
      title: `containers of ${name.name} are healthy`,
      criterion: 'Both backend and frontend pods Running/Ready',
      run: () => Promise.resolve(healthy(of(context, name.name))),
    })),
    ...(['backend', 'frontend'] as const).map((part) => ({
      code: `IMAGE_${part.toUpperCase()}`,
      title: `image of todo-${part} is built and runs`,
      criterion: 'Docker images built and available',
      run: () => Promise.resolve(current(of(context, `todo-${part}`), context.sourceImages[part])),
    })),
    {
      code: 'CONTAINER_SECURITY',
      title: 'containers run without privileges',
      criterion: 'Secure: env vars for keys, no root containers',
      run: () => Promise.resolve(confined(context.containers)),
    },
    {
      code: 'NO_SECRETS',
      title: 'no secret is in the Compose file',
      criterion: 'Secure: env vars for keys, no root containers',
      run: () => Promise.resolve(noSecrets(context)),
    },
    {
      code: 'KUBERNETES',
      title: 'cluster, replicas, releases, Services, probes, restarts and scaling',
      criterion: 'Minikube cluster started successfully',
      run: () => Promise.resolve(skip('Docker Compose has none of it; make deploy, then make verify')),
    },
  ];
}

/** A part's own container, its migration and what runs beside it. */
function of({ containers }: ComposeContext, name: string): Container[] {
  return containers.filter(({ service }) => service === name || service.startsWith(`${name}-`));
}

function healthy(containers: readonly Container[]): Finding {
  const bad = containers.find((container) => !isGood(container));
  if (bad) return fail(describe(bad), `docker logs ${bad.name}`);
  return containers.length ? ok(containers.map(describe).join(', ')) : fail('there is no container', MEND);
}

function current(containers: readonly Container[], reference: string): Finding {
  const other = containers.find(({ image }) => image !== reference);
  return other
    ? warn(`${other.service} runs ${other.image}; the source folder is ${reference} by now`, MEND)
    : ok(reference);
}

function confined(containers: readonly Container[]): Finding {
  for (const { service, confinement, bindings } of containers) {
    const { user, readOnly, droppedCapabilities, securityOptions } = confinement;
    const open = bindings.find(({ address }) => address !== '127.0.0.1');
    const lacks = [
      !/^[1-9]\d*(:|$)/.test(user) && `runs as ${user || 'root'}`,
      !readOnly && 'may write to its root file system',
      !droppedCapabilities.includes('ALL') && 'has capabilities',
      !securityOptions.some((option) => option.startsWith('no-new-privileges')) && 'may gain privileges',
      open && `answers on ${open.address}:${open.port}, to other machines`,
    ].filter(Boolean);
    if (lacks.length) return fail(`${service} ${lacks.join(', ')}`, MEND);
  }
  return ok(`${containers.length} containers: a user of their own, read-only, no capabilities, local ports`);
}

function noSecrets({ file, secrets }: ComposeContext): Finding {
  const text = readFileSync(file, 'utf8');
  const looked = [...confidential(secrets)];
  const leak = looked.find(([, value]) => text.includes(value));
  return leak
    ? fail(`${file} holds the value of ${leak[0]}`, MEND)
    : ok(`${looked.length} secrets looked for in ${file}`);
}
