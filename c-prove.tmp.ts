import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { charts } from './lib/charts';
import { prove } from './lib/helm/proof';
import { parseAllDocuments } from 'yaml';
const base = homedir() + '/.cache/todo-chatbot-on-minikube/components/';
const bin = base + readdirSync(base).find((x) => x.startsWith('helm-3'))! + '/helm';
const helm = { name: 'Helm 3', async render(r: any): Promise<any> {
  const f = mkdtempSync('/tmp/c-pv-') + '/v.yaml'; writeFileSync(f, r.values);
  try {
    const manifest = execFileSync(bin, ['template', r.release, r.chart, '-n', r.namespace, '-f', f, '--no-hooks', '--kube-version', '1.28.0'], { stdio: 'pipe' }).toString();
    const documents = manifest.split(/^---\n/m).filter((x) => x.trim()).map((x) => ({ source: /# Source: (.*)/.exec(x)![1], object: parseAllDocuments(x)[0]!.toJS() }));
    return { manifest, documents };
  } catch (e) { return { error: String((e as any).stderr) }; }
} };
void (async () => { for (const chart of charts) {
  if (process.argv[2] && chart.metadata.name !== process.argv[2]) continue;
  const files = new Map<string, string>();
  const d = '/tmp/c-charts/' + chart.metadata.name;
  for (const e of readdirSync(d, { recursive: true, withFileTypes: true })) if (e.isFile()) { const p = e.parentPath + '/' + e.name; files.set(p.slice(d.length + 1), readFileSync(p, 'utf8')); }
  try { console.log(chart.metadata.name, await prove(chart, { helms: [helm], runs: Number(process.argv[3] ?? 60), seed: Number(process.argv[4] ?? 1), files })); } catch (e) { console.log(chart.metadata.name, e); }
} })();
