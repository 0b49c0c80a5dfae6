import { writeChart } from '../../lib/helm';
import { webWorkerQueue } from './chart';

const [outDir = 'dist/examples'] = process.argv.slice(2);
process.stdout.write(`${writeChart(webWorkerQueue, outDir)}\n`);
