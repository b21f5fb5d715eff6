import { notices, notificationTopics, recipientsOf, type Cause, type RecipientsRule } from './notices';
import { publicationKinds, topicOf } from './publications';

const [ana, victor, elena] = ['0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b1', '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2', '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b3'];
const cause: Cause = { eventId: 'e', happenedAt: new Date(0), subject: { type: 'Organization', id: 'o' }, actorId: null, organizationIds: ['o'], institutionId: null, applicantId: ana, named: null, facts: {}, drawer: null };
const sgg: RecipientsRule = { roles: ['SGG_ADMIN'], in: 'SGG' };

describe('the recipients of a cause', () => {
  it('are the applicant alone, whoever holds a role', () => {
    expect(recipientsOf('APPLICANT', cause, [victor])).toEqual([{ service: 'identity', ref: ana }]);
  });

  it('are nobody where the register asked', () => {
    expect(recipientsOf('APPLICANT', { ...cause, applicantId: null }, [victor])).toEqual([]);
  });

  it('are those who hold the role, but who did it himself', () => {
    expect(recipientsOf(sgg, { ...cause, actorId: elena }, [victor, elena]).map(({ ref }) => ref)).toEqual([victor]);
  });

  it('are not the officer who registers an organization himself', () => {
    expect(recipientsOf(sgg, cause, [ana, victor]).map(({ ref }) => ref)).toEqual([victor]);
  });
});

it('uses every topic', () => {
  expect([...new Set([...Object.values(notices).map(({ topic }) => topic), ...publicationKinds.map(topicOf)])].sort()).toEqual([...notificationTopics].sort());
});

it('tells whom an event names by a reference, and nobody when it names nobody', () => {
  const named = { service: 'volunteering', ref: 'guardian-1' };

  expect([recipientsOf('NAMED', { ...cause, named }, []), recipientsOf('NAMED', cause, [])]).toEqual([[named], []]);
});
