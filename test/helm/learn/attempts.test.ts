import { ChartError, type ChartErrorCode } from '../../../lib/helm/chart-error';
import { compileChart } from '../../../lib/helm/compile';
import { AuthorCode } from '../../../lib/helm/learn/author-code';
import { specChart, text } from '../support';

const chart = specChart({ image: text() }, ({ image }) => ({ image }));
const attempts = jest.spyOn(AuthorCode.prototype, 'startChart');
const literals = jest.spyOn(AuthorCode.prototype, 'literals');
afterEach(() => jest.clearAllMocks());

/** As when the rows that were drawn show too little. */
function refuseOnce(code: ChartErrorCode, found: string): void {
  literals.mockImplementationOnce(() => {
    throw new ChartError({ code, chart: 'example', found, mend: 'draw more rows' });
  });
}

test('a chart that the first rows show too little of is learned from more', () => {
  const plain = compileChart(chart);
  expect(attempts).toHaveBeenCalledTimes(1);
  refuseOnce('NOT_EQUAL', 'too few rows');
  const { files, builds } = compileChart(chart);
  expect(attempts).toHaveBeenCalledTimes(3);
  expect(files).toEqual(plain.files);
  expect(builds).toBeGreaterThan(plain.builds);
});

test('what stays refused is explained by what was seen first', () => {
  for (const time of ['first', 'second', 'third']) refuseOnce('UNEXPLAINED', `the ${time} time`);
  expect(() => compileChart(chart)).toThrow('the first time');
});

test('what no other rows can mend is not tried again', () => {
  refuseOnce('NON_DETERMINISTIC', 'two builds differ');
  expect(() => compileChart(chart)).toThrow('two builds differ');
  expect(attempts).toHaveBeenCalledTimes(1);
});
