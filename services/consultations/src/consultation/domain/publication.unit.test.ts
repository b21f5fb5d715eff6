import { createLegalClock } from '@conect/legal-clock';
import { draft, inEveryStatus, then, whole } from '../../../test/examples';
import type { ConsultationContent } from './content';
import { inputDeadlineOf, longerDeadline, missingForPublication, refusalsOfEndorsement } from './publication';

const clock = createLegalClock({});
const urgency = { legalBasis: 'Legea 52/2003 art. 7(13)', reason: 'Fondurile europene se pierd la 30 aprilie.' };
const asked = (inputLastDay: string | null, content: ConsultationContent = whole) => inputDeadlineOf(clock, { ...draft, content }, { inputLastDay, publishAt: then });

describe('a publication', () => {
  it('needs what the announcement must carry, all named at once', () => {
    const bare = { ...draft, draftVersionCount: 0, content: { ...whole, card: null, domains: [], justificationNote: null, contact: null, submission: null } };

    expect(missingForPublication(draft)).toEqual([]);
    expect(missingForPublication(bare).map(({ field }) => field!.join('.'))).toEqual([
      'card.whatChanges', 'card.whoIsAffected', 'card.untilWhen', 'domains', 'justificationNote', 'contact', 'submission', 'draftVersions',
    ]);
  });

  it('leaves at least ten days for proposals, as J5 counts them, and suggests one more', () => {
    expect(asked('2026-03-12')).toEqual({ ok: true, value: new Date('2026-03-13T00:00:00+02:00') });
    expect(asked(null)).toEqual({ ok: true, value: new Date('2026-03-14T00:00:00+02:00') });
    expect(asked('2026-03-10')).toEqual({
      ok: false,
      refusals: [{ code: 'LEGAL_TERM_VIOLATION', field: ['inputLastDay'], params: { term: 'INPUT_MINIMUM', required: '2026-03-12', given: '2026-03-10', basis: 'Legea 52/2003 art.7(4)' } }],
    });
  });

  it('in the urgent procedure leaves three working days', () => {
    expect(asked('2026-03-05', { ...whole, urgency })).toMatchObject({ ok: true });
    expect(asked('2026-03-04', { ...whole, urgency })).toMatchObject({ ok: false, refusals: [{ code: 'LEGAL_TERM_VIOLATION', params: { term: 'INPUT_URGENT_MINIMUM', required: '2026-03-05' } }] });
  });

  it.each(['2026-02-30', '12.03.2026', '2100-01-01', ''])('takes %j for no day', (day) => {
    expect(asked(day)).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: ['inputLastDay'] }] });
  });
});

it('a deadline is extended, never shortened nor kept', () => {
  const { OPEN } = inEveryStatus;

  expect(longerDeadline(OPEN, '2026-03-13')).toEqual({ ok: true, value: new Date('2026-03-14T00:00:00+02:00') });
  // The clocks go forward in the night of the 29th.
  expect(longerDeadline(OPEN, '2026-03-28')).toEqual({ ok: true, value: new Date('2026-03-29T00:00:00+02:00') });
  expect(longerDeadline(OPEN, '2026-03-29')).toEqual({ ok: true, value: new Date('2026-03-30T00:00:00+03:00') });
  for (const day of ['2026-03-12', '2026-03-11']) expect(longerDeadline(OPEN, day)).toMatchObject({ ok: false, refusals: [{ params: { expected: 'LATER_DAY' } }] });
});

describe('the endorsement', () => {
  const { RESPONDED } = inEveryStatus;
  const nothing: readonly string[] = [];
  const refusals = (at: string, obstacles: Parameters<typeof refusalsOfEndorsement>[2] = nothing, responded: Parameters<typeof refusalsOfEndorsement>[1] = RESPONDED) => refusalsOfEndorsement(clock, responded, obstacles, new Date(at));

  it('comes thirty working days after the publication, and sooner in the urgent procedure alone', () => {
    expect(refusals('2026-04-14T20:59:59Z')).toEqual([{ code: 'LEGAL_TERM_VIOLATION', field: ['consultationId'], params: { term: 'ENDORSEMENT_MINIMUM', required: '2026-04-15', given: '2026-04-14', basis: 'Legea 52/2003 art.7(2)' } }]);
    expect(refusals('2026-04-14T21:00:00Z')).toEqual([]);
    expect(refusals('2026-03-20T08:00:00Z', nothing, { ...RESPONDED, content: { ...whole, urgency } })).toEqual([]);
  });

  it('waits for every proposal to be decided with its justification, and for the debate', () => {
    expect(refusals('2026-05-01T08:00:00Z', ['12/2026', '15/2026'])).toEqual([{ code: 'INVALID_STATE', params: { status: 'UNANSWERED' }, blockers: ['12/2026', '15/2026'] }]);
    expect(refusals('2026-05-01T08:00:00Z', ['12/2026', 'DEBATE_OPEN'])).toMatchObject([{ code: 'INVALID_STATE', params: { status: 'DEBATE_OPEN' }, blockers: ['12/2026', 'DEBATE_OPEN'] }]);
  });
});
