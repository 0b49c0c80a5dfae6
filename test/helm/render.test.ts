import { parseAllDocuments } from 'yaml';
import type { HelmChart } from '../../lib/helm/helm-chart';
import { renderChart } from '../../lib/helm/render';
import { shop } from './proof/shop';

const chart = shop as unknown as HelmChart;
const release = { name: 'my', namespace: 'here' };

it('prints what the code makes of the values over the defaults', () => {
  const text = renderChart(chart, { debug: true, labels: { a: 'no' }, replicas: 20_000_000 }, release);
  const [web, debug] = parseAllDocuments(text).map((document) => document.toJS() as unknown);
  expect(web).toMatchObject({
    metadata: { name: 'my-example' },
    spec: { image: 'shop/web:1.0', labels: { a: 'no', app: 'shop' }, replicas: 20_000_000 },
  });
  expect(debug).toMatchObject({ metadata: { name: 'my-example-debug' }, spec: { namespace: 'here' } });
});

it('puts quotes around texts that Kubernetes would take for something else', () => {
  expect(renderChart(chart, { labels: { a: 'no', b: '1e3' } }, release)).toMatch(
    /a: "no"\n +app: shop\n +b: "1e3"/,
  );
});

it('takes a default away that is given as null, as Helm does', () => {
  expect(() => renderChart(chart, { replicas: null }, release)).toThrow("at '': missing property 'replicas'");
});

it('refuses values that the schema refuses', () => {
  expect(() => renderChart(chart, { replicas: 'many' }, release)).toThrow(
    `INVALID_VALUES: at '/replicas': got string "many", want integer`,
  );
});
