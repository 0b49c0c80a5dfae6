import { compileChart } from '#lib/helm/compile';
import { todoFrontend } from '../../lib/charts/todo-frontend';
import { todoBackend } from '../../lib/charts/todo-backend';
import { reference, others } from './applications';

test('x', () => {
  const log: string[] = [];
  for (const chart of [todoFrontend(reference.frontend), todoFrontend(others['with a sidecar']!.frontend)])
  for (let seed = 1; seed <= 14; seed++) {
    try {
      const { builds } = compileChart(chart, { seed });
      log.push(`${seed}: ${builds}`);
    } catch (e) {
      log.push(`${seed}: ${(e as Error).message.slice(0, 400).replace(/\n/g, ' | ')}`);
    }
  }
  console.log(log.join('\n'));
}, 600000);
