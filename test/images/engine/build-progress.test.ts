import { buildStep } from '../../../lib/images/engine/build-progress';

describe('the progress of a build', () => {
  test.each([
    ['#8 [build 3/5] RUN npm run build', '[build 3/5] RUN npm run build'],
    ['#6 [2/4] COPY package.json ./', '[2/4] COPY package.json ./'],
    ['STEP 3/4: RUN apt-get update', 'STEP 3/4 RUN apt-get update'],
    ['[2/3] STEP 1/3: COPY app/ ./app/', '[2/3] STEP 1/3 COPY app/ ./app/'],
    [
      'STEP 6/7: RUN --mount=type=secret,id=a,required=false     --mount=type=cache,target=/c     if [ -s /a ]; then export A=/a; fi;     npm ci',
      'STEP 6/7 RUN npm ci',
    ],
  ])('is told by %p', (line, told) => {
    expect(buildStep(line)).toBe(told);
  });

  test.each(['#8 1.234 added 300 packages', 'STEP 2/4: LABEL a=b', '--> 1a2b3c', ''])(
    'is not told by %p',
    (line) => {
      expect(buildStep(line)).toBeUndefined();
    },
  );

  test('stays within a line', () => {
    expect(buildStep(`STEP 1/2: RUN ${'x'.repeat(200)}`)).toHaveLength(60);
  });
});
