import { StatusReport } from './status-report';

/** The report in lines for a person: a heading at the left, what belongs to it beside it. */
export function formatStatus(report: StatusReport): string {
  const { cluster, env } = report;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['cluster', [clusterLine(cluster), ...cluster.problems]],
    ['tools', Object.values(cluster.tools ?? {})],
    ['images', report.images.map(({ workload, image }) => `${workload} ${image}`)],
    [
      'bases',
      report.bases.map(({ name, standIn }) => `${name} ${standIn ? '(stand-in made here)' : '(official)'}`),
    ],
    [
      'releases',
      report.releases.map(({ name, status, revision }) => `${name} ${status}, revision ${revision}`),
    ],
    ['workloads', report.workloads.map(({ name, ready, desired }) => `${name} ${ready} of ${desired} ready`)],
    ['pods', report.pods.map(podLine)],
    ['trouble', report.troubles],
    [
      'addresses',
      report.urls.length
        ? report.urls.map(({ service, url }) => `${service} ${url}`)
        : ['none (make forward)'],
    ],
    ['model', [report.model]],
    ['settings', [`${env.file}: ${env.sets.length ? `sets ${env.sets.join(', ')}` : 'not there yet'}`]],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines]) => lines.map((line, index) => `${(index ? '' : heading).padEnd(11)}${line}`))
    .join('\n');
}

function clusterLine({ state, driver, kubernetesVersion }: StatusReport['cluster']): string {
  if (state === 'absent') return 'there is none (make deploy makes it)';
  const words = `Kubernetes v${kubernetesVersion}, driver ${driver}`;
  return state === 'usable' ? `runs, ${words}` : `does not run as it should (make deploy mends it), ${words}`;
}

function podLine({ name, phase, ready, restarts }: StatusReport['pods'][number]): string {
  return `${name} ${phase}${ready ? '' : ', not ready'}${restarts ? `, ${restarts} restarts` : ''}`;
}
