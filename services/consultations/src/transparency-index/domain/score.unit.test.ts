import { fewestConsultations, indexFormula, indexWeights, partsOf, scoreOf, type IndexCounts } from './score';

/** An institution that does what the law asks, and no more. */
const lawful: IndexCounts = { consultationCount: 4, urgentCount: 0, openDays: 40, minimumDays: 40, answerCount: 10, justifiedAnswerCount: 10, medianAnswerDays: 30, dueDebateCount: 1, heldDebateCount: 1 };

it.each<[string, Partial<IndexCounts>, number | null]>([
  // 20 × 0.5 + 20 + 25 + 15 + 20
  ['leaves the minimum', {}, 90],
  ['leaves twice the minimum', { openDays: 80 }, 100],
  ['leaves three times the minimum, which counts as twice', { openDays: 120 }, 100],
  // 20 × 0.5 + 20 × 0.75 + 25 + 15 + 20
  ['hurries one of four', { urgentCount: 1 }, 85],
  // 10 + 20 + 25 × 0.4 + 15 + 20
  ['gives a reason four times of ten', { justifiedAnswerCount: 4 }, 75],
  // 10 + 20 + 25 + 15 × 0.5 + 20
  ['answers in sixty days', { medianAnswerDays: 60 }, 82.5],
  ['answers in ninety days', { medianAnswerDays: 90 }, 75],
  ['answers in a year', { medianAnswerDays: 365 }, 75],
  ['answers on the day', { medianAnswerDays: 0 }, 90],
  ['holds one debate of three', { dueDebateCount: 3 }, 76.7],
  // (10 + 20 + 25 + 15) of 80
  ['had no debate to hold', { dueDebateCount: 0, heldDebateCount: 0 }, 87.5],
  // (10 + 20 + 20) of 60
  ['had no proposal', { answerCount: 0, justifiedAnswerCount: 0, medianAnswerDays: null }, 83.3],
  ['does nothing well', { urgentCount: 4, openDays: 0, justifiedAnswerCount: 0, medianAnswerDays: 200, heldDebateCount: 0 }, 0],
  ['had two consultations, of which one alone would decide', { consultationCount: 2 }, null],
])('an institution that %s', (_name, changes, score) => {
  expect(scoreOf({ ...lawful, ...changes })).toBe(score);
});

it('the parts are shares, and none of what does not apply', () => {
  expect(partsOf({ ...lawful, urgentCount: 1, medianAnswerDays: 75 })).toEqual({ openTerm: 0.5, ordinaryProcedure: 0.75, writtenReasons: 1, answerTime: 0.25, debates: 1 });
  expect(partsOf({ ...lawful, answerCount: 0, medianAnswerDays: null, dueDebateCount: 0 })).toMatchObject({ writtenReasons: null, answerTime: null, debates: null });
});

it('the weights are a hundred points, and the formula names each with its number', () => {
  expect(Object.values(indexWeights).reduce((sum, weight) => sum + weight)).toBe(100);
  for (const [name, weight] of Object.entries(indexWeights)) expect(indexFormula).toContain(`${name} (${weight}) = `);
  expect(indexFormula).toContain(`fewer than ${fewestConsultations} consultations`);
});
