import { opportunityInEveryState } from '../../../test/example-opportunities';
import { cancelOpportunity, closeOpportunity, dueEvent, eventOfStanding, pauseOpportunity, publishOpportunity, updateOpportunity } from '../domain/lifecycle';
import type { Opportunity, OpportunityEvent } from '../domain/opportunity';
import type { OpportunityUnit } from './ports';
import { recordOpportunity } from './record-opportunity';

const now = new Date('2026-11-02T08:00:00Z');
const { PUBLISHED, DRAFT } = opportunityInEveryState;

/** What is done when this happens, in order. */
async function doingsOf(before: Opportunity, event: OpportunityEvent): Promise<readonly unknown[]> {
  const doings: unknown[] = [];
  const noting = (what: string) => async (value: unknown) => void doings.push(what === 'end' || what === 'offer' ? [what, value] : what);
  const store = { insert: noting('insert'), save: noting('save') };
  const unit = { opportunities: store, publish: noting('publish'), audit: noting('audit'), endApplications: noting('end'), offerPlaces: noting('offer') } as unknown as OpportunityUnit;
  await recordOpportunity(unit, before, event);
  return doings;
}

const written = ['save', 'publish', 'audit'];
const about = { opportunityId: PUBLISHED.id, organizationId: PUBLISHED.organizationId };

it('applications that wait end in the same way by hand, by the calendar and by the registry', async () => {
  const endings: readonly [OpportunityEvent, string, string | null][] = [
    [closeOpportunity(PUBLISHED, 'Mulțumim.', now), 'CLOSED', 'Mulțumim.'],
    [dueEvent(PUBLISHED, now)!, 'CLOSED', null],
    [cancelOpportunity(PUBLISHED, { reason: 'Plouă.', reasonCode: null, message: 'Plouă toată luna.' }, now), 'CANCELLED', 'Plouă toată luna.'],
    [eventOfStanding(PUBLISHED, 'DEREGISTERED', now)!, 'CANCELLED', null],
    [eventOfStanding(PUBLISHED, 'SUSPENDED', now)!, 'PAUSED', null],
  ];
  for (const [event, status, message] of endings) expect(await doingsOf(PUBLISHED, event)).toEqual([...written, ['end', { ...about, status, message }]]);
});

it('nothing else touches them, but more places are offered to who waits', async () => {
  expect(await doingsOf(PUBLISHED, pauseOpportunity(PUBLISHED, now))).toEqual(written);
  expect(await doingsOf(DRAFT, publishOpportunity(DRAFT, now))).toEqual(written);
  expect(await doingsOf(PUBLISHED, updateOpportunity(PUBLISHED, { places: 9 }, now))).toEqual(written);
  expect(await doingsOf(DRAFT, updateOpportunity(DRAFT, { places: 11 }, now))).toEqual(written);
  expect(await doingsOf(PUBLISHED, updateOpportunity(PUBLISHED, { places: 11 }, now))).toEqual([...written, ['offer', about]]);
});
