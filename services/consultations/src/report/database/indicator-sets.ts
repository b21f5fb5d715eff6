import { heldHere } from '../../service/database/held-here';
import type { CountedSet } from '../../service/database/counted-sets';
import type { CountedIndicator } from '../domain/indicators';

type IndicatorSet = CountedSet & { readonly code: CountedIndicator };
type Select = Omit<IndicatorSet, 'code'>;

const withinYear = (instant: string): string => `${instant} >= asked.begins AND ${instant} < asked.ends`;

/** Consultations of the institution at a moment of the year. */
const consultations = (at: string, more = ''): Select => ({
  kind: 'CONSULTATION',
  select: `SELECT c.id, c.id AS consultation_id, ${at} AS at, 1 AS counted FROM consultation c ${more}
    WHERE c.institution_id = asked."institutionId" AND ${heldHere} AND ${withinYear(at)}`,
});

/** Proposals of the year's register but for those that were taken back. */
const recommendations = (more = 'true'): Select => ({
  kind: 'CONTRIBUTION',
  select: `
    SELECT p.id, p.consultation_id, p.created_at AS at, 1 AS counted FROM contribution p JOIN consultation c ON c.id = p.consultation_id
    WHERE p.institution_id = asked."institutionId" AND p.registration_year = asked.year AND p.status <> 'WITHDRAWN' AND ${more}`,
});

const included = `p.status IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')`;
/** Decisions count once they are published: a report does not say before it who is taken over. */
const answered = 'c.responded_at IS NOT NULL';

/** Drafts whose answers are published and on which there were proposals in the year. */
const answeredDrafts = (isAnyIncluded: boolean): Select => ({
  kind: 'CONSULTATION',
  select: `
    SELECT c.id, c.id AS consultation_id, c.responded_at AS at, 1 AS counted FROM consultation c
    CROSS JOIN LATERAL (
      SELECT count(*) AS received, count(*) FILTER (WHERE ${included}) AS included FROM contribution p
      WHERE p.consultation_id = c.id AND p.registration_year = asked.year AND p.status <> 'WITHDRAWN'
    ) proposals
    WHERE c.institution_id = asked."institutionId" AND ${answered} AND proposals.received > 0 AND proposals.included ${isAnyIncluded ? '>' : '='} 0`,
});

const draftRequests = (more = 'true'): Select => ({
  kind: 'DRAFT_NOTIFICATION_REQUEST',
  select: `
    SELECT r.id, NULL::uuid AS consultation_id, r.created_at AS at, 1 AS counted FROM draft_notification_request r
    WHERE r.institution_id = asked."institutionId" AND ${withinYear('r.created_at')} AND ${more}`,
});

const draftsSent = (holder: string): Select => ({
  kind: 'DRAFT_NOTIFICATION',
  select: `
    SELECT n.id, n.consultation_id, n.created_at AS at, 1 AS counted FROM draft_notification n
    WHERE n.institution_id = asked."institutionId" AND ${withinYear('n.created_at')} AND n.holder = '${holder}'`,
});

/** Roles that were given by the end of the year and hold when the report is prepared. */
const rolesHeld = (role: string): Select => ({
  kind: 'INSTITUTION_ROLE',
  select: `
    SELECT m.id, NULL::uuid AS consultation_id, m.as_of AS at, 1 AS counted FROM membership m
    WHERE m.institution_id = asked."institutionId" AND m.role = '${role}' AND NOT m.revoked AND m.as_of < asked.ends`,
});

const debates = (counted = '1', more = 'true'): Select => ({
  kind: 'DEBATE',
  select: `
    SELECT d.id, d.consultation_id, d.starts_at AS at, ${counted} AS counted FROM debate d
    WHERE d.institution_id = asked."institutionId" AND d.held_on BETWEEN make_date(asked.year, 1, 1) AND make_date(asked.year, 12, 31) AND ${more}`,
});

const participants = `d.individual_count + coalesce((SELECT sum(a.participant_count) FROM debate_attendance a WHERE a.debate_id = d.id), 0)::integer`;

const selects: Readonly<Record<CountedIndicator, Select>> = {
  // When an act was adopted its row says only until it is archived; the audit trail keeps it.
  DRAFTS_ADOPTED: consultations('adoption.business_at', `JOIN audit_entry adoption ON adoption.subject_id = c.id AND adoption.action = 'recordAdoption'`),
  DRAFTS_ANNOUNCED: consultations('c.published_at'),
  DRAFT_REQUESTS: draftRequests(),
  DRAFT_REQUESTS_OF_INDIVIDUALS: draftRequests(`r.holder = 'INDIVIDUAL'`),
  DRAFT_REQUESTS_OF_ASSOCIATIONS: draftRequests(`r.holder = 'ORGANIZATION'`),
  ASSOCIATIONS_IN_RECORD: {
    kind: 'INTEREST_RECORD',
    // Whose record has ended since is in it no more, and when it had begun is not projected.
    select: `
      SELECT r.id, NULL::uuid AS consultation_id, r.as_of AS at, 1 AS counted FROM interest_record r
      WHERE r.institution_id = asked."institutionId" AND r.confirmed AND r.as_of < asked.ends`,
  },
  DRAFTS_SENT_TO_INDIVIDUALS: draftsSent('INDIVIDUAL'),
  DRAFTS_SENT_TO_ASSOCIATIONS: draftsSent('ORGANIZATION'),
  RESPONSIBLE_PERSONS: rolesHeld('TRANSPARENCY_OFFICER'),
  ASSOCIATIVE_STRUCTURE_STAFF: rolesHeld('CIVIL_SOCIETY_UNIT'),
  RECOMMENDATIONS_RECEIVED: recommendations(),
  RECOMMENDATIONS_RECEIVED_ELECTRONICALLY: recommendations(`p.channel IN ('PLATFORM', 'EMAIL')`),
  RECOMMENDATIONS_INCLUDED: recommendations(`${included} AND ${answered}`),
  JUSTIFICATIONS_SENT: recommendations(`p.status IN ('PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE') AND p.justification IS NOT NULL AND ${answered}`),
  DRAFTS_WITH_INCLUDED_RECOMMENDATIONS: answeredDrafts(true),
  DRAFTS_WITHOUT_INCLUDED_RECOMMENDATIONS: answeredDrafts(false),
  DEBATES_HELD: debates(),
  DEBATES_OF_OWN_INITIATIVE: debates('1', 'd.requested_at IS NULL'),
  DEBATES_ON_REQUEST: debates('1', 'd.requested_at IS NOT NULL'),
  DEBATE_PARTICIPANTS: debates(participants),
};

/** What each counted indicator counts. */
export const indicatorSets: readonly IndicatorSet[] = Object.entries(selects).map(([code, select]) => ({ code: code as CountedIndicator, ...select }));
