import { createProgressBar } from './progress-bar';

function drawn(isTTY: boolean, shares: readonly number[]): readonly string[] {
  const written: string[] = [];
  const draw = createProgressBar({ isTTY, write: (text) => written.push(text) });
  for (const share of shares) draw({ step: 'MERGING', share });
  return written;
}

describe('the progress of an import', () => {
  it('fills one line of a terminal and ends it when it is full', () => {
    const [half, full] = drawn(true, [0.5, 1]);

    expect(half).toMatch(/^\rMerging \[#{15}\.{15}\] 50 % +$/);
    expect(full).toMatch(/^\rMerging \[#{30}\] 100 % *\n$/);
  });

  it('is one line for each tenth elsewhere, however often it is told', () => {
    expect(drawn(false, [0.01, 0.05, 0.11, 0.12, 0.999, 1])).toEqual(['Merging 0 %\n', 'Merging 10 %\n', 'Merging 90 %\n', 'Merging 100 %\n']);
  });
});
