import { StatusReport } from './status-report';

/** The report in lines for a person: a heading at the left, what belongs to it beside it. */
export function formatStatus(report: StatusReport): string {
  const { cluster, env } = report;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['cluster', [clusterLine(cluster)]],
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
    ['addresses', report.urls.map(({ service, url }) => `${service} ${url}`)],
    ['model', [report.model]],
    ['settings', [`${env.file}: ${env.sets.length ? `sets ${env.sets.join(', ')}` : 'not there yet'}`]],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines]) => lines.map((line, index) => `${(index ? '' : heading).padEnd(11)}${line}`))
    .join('\n');
}

function clusterLine({ state, driver, kubernetes, context }: StatusReport['cluster']): string {
  const details = [
    driver && `driver ${driver}`,
    kubernetes && `Kubernetes ${kubernetes}`,
    `context ${context}`,
  ];
  const words = [state, ...details].filter(Boolean).join(', ');
  return state === 'running' ? words : `${words} (make deploy starts it)`;
}

function podLine({ name, phase, ready, restarts }: StatusReport['pods'][number]): string {
  return `${name} ${phase}${ready ? '' : ', not ready'}${restarts ? `, ${restarts} restarts` : ''}`;
}
