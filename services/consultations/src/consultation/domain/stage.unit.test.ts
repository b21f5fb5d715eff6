import { deadline, inEveryStatus } from '../../../test/examples';
import type { ConsultationStatus } from './consultation';
import { stageOf } from './stage';

const before = (millis: number): Date => new Date(deadline.getTime() - millis);
const day = 86_400_000;

it('every state is shown as one stage, and what nobody is to answer as none', () => {
  const stages = Object.fromEntries((Object.keys(inEveryStatus) as ConsultationStatus[]).map((status) => [status, stageOf(inEveryStatus[status], before(5 * day))]));

  expect(stages).toEqual({
    DRAFT: null,
    SCHEDULED: 'UPCOMING',
    OPEN: 'OPEN',
    ANALYSIS: 'UNDER_ANALYSIS',
    RESPONDED: 'ANSWERED',
    ENDORSEMENT: 'IN_ENDORSEMENT',
    ADOPTED: 'ADOPTED',
    NOT_ADOPTED: 'NOT_ADOPTED',
    WITHDRAWN: 'WITHDRAWN',
    CANCELLED: null,
    ARCHIVED: 'ADOPTED',
  });
});

it('an open one closes soon from three days before its deadline on, and is under analysis at its instant', () => {
  const at = (millis: number) => stageOf(inEveryStatus.OPEN, before(millis));

  expect([at(3 * day + 1), at(3 * day), at(1), at(0), at(-1)]).toEqual(['OPEN', 'CLOSING_SOON', 'CLOSING_SOON', 'UNDER_ANALYSIS', 'UNDER_ANALYSIS']);
});
