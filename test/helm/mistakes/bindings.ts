import type { Binding } from '../../../lib/helm/helm-chart';
import { specChart, text } from '../support';
import type { Mistake } from './mistake';

function boundChart(binding: Partial<Binding>): Pick<Mistake, 'chart'> {
  const complete = { document: 'Example', pointer: '/spec/name', expression: '.Values.name', ...binding };
  const chart = specChart({ name: text() }, ({ name }) => ({ name, labels: { app: name } }), {
    bindings: [complete],
  });
  return { chart };
}

/** Bindings by hand that bind nothing. */
export const bindings: readonly Mistake[] = [
  {
    name: 'a binding in an object that does not exist',
    ...boundChart({ document: 'Exmaple' }),
    code: 'INVALID_BINDING',
  },
  {
    name: 'a binding of a place that does not exist',
    ...boundChart({ pointer: '/spec/nam' }),
    code: 'INVALID_BINDING',
  },
  { name: 'a binding of a whole map', ...boundChart({ pointer: '/spec/labels' }), code: 'INVALID_BINDING' },
  { name: 'a binding without an expression', ...boundChart({ expression: '' }), code: 'INVALID_BINDING' },
];
