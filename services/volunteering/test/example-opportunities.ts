import type { Opportunity, OpportunityStatus, Shift } from '../src/opportunity/domain/opportunity';

const then = new Date('2026-09-01T06:00:00Z');

/** A draft of the organization `host`: to plant trees at Cluj in October 2026, with 10 places. */
export const aDraft: Opportunity = {
  id: 'opportunity',
  version: 3,
  organizationId: 'host',
  status: 'DRAFT',
  statusSince: then,
  statusReason: null,
  statusReasonCode: null,
  createdAt: then,
  createdBy: 'ion',
  updatedAt: then,
  publishedAt: null,
  approvedAt: null,
  title: 'Plantăm o pădure',
  description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi.',
  volunteeringDomains: ['ENVIRONMENT'],
  domains: ['E'],
  place: { localityId: '54984', countyCode: 'CJ', address: null, latitude: null, longitude: null },
  startsOn: '2026-10-01',
  endsOn: '2026-10-31',
  applyUntil: null,
  acceptance: 'BY_COORDINATOR',
  places: 10,
  takenCount: 0,
  shifts: [],
  minimumAge: 18,
  isOpenToMinors: false,
  hasNightWork: false,
  accessibility: [],
  skills: [],
  languages: [],
  benefits: [],
  questions: [],
};

const published: Opportunity = { ...aDraft, status: 'PUBLISHED', publishedAt: then };

/** The same opportunity in each of its states. */
export const opportunityInEveryState: Readonly<Record<OpportunityStatus, Opportunity>> = {
  DRAFT: aDraft,
  IN_REVIEW: { ...aDraft, status: 'IN_REVIEW' },
  REJECTED: { ...aDraft, status: 'REJECTED', statusReason: 'Nu se spune ce se face.' },
  PUBLISHED: published,
  PAUSED: { ...published, status: 'PAUSED' },
  CLOSED: { ...published, status: 'CLOSED' },
  CANCELLED: { ...published, status: 'CANCELLED', statusReason: 'Plouă.' },
  ARCHIVED: { ...published, status: 'ARCHIVED' },
};

/** A shift by the hours of its first day in Romania, e.g. `['2026-10-03T09:00:00+03:00', 4]`. */
export const aShift = (from: string, hours: number, changes: Partial<Shift> = {}): Shift => {
  const startsAt = new Date(from);
  return { id: from, startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000), places: 5, takenCount: 0, ...changes };
};
