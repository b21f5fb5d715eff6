import type { Cause, Subject } from '../../notification/domain/notices';
import { beginTelling } from '../../notification/application/tell-many';
import type { PublicationKind } from '../../notification/domain/publications';
import type { MessagingUnit } from '../../service/application/ports';
import type { FollowTarget } from '../domain/follow';
import { followedDomains } from '../domain/follow-input';
import type { Followables } from './ports';

/** What an event says of a publication. */
export interface PublicationFacts {
  readonly kind: PublicationKind;
  readonly eventId: string;
  /** When it happened, in real time. */
  readonly happenedAt: Date;
  readonly actorId: string | null;
  readonly consultationId: string | null;
  readonly institutionId: string | null;
  readonly organizationId: string | null;
  readonly opportunityId: string | null;
  /** Codes of activity domains. */
  readonly domains: readonly string[];
  readonly countyCode: string | null;
}

/** Of what, and who is concerned. */
interface Told {
  readonly subject: Subject;
  readonly targets: readonly FollowTarget[];
  readonly facts: Cause['facts'];
}

/** Begins to tell those who follow what a publication is of, each of them once; of what this service has not heard to be public nobody is told. */
export async function tellFollowers(unit: MessagingUnit, followables: Followables, facts: PublicationFacts): Promise<void> {
  const told = await toldOf(followables, facts);
  if (told === null) return;
  const { targets, ...what } = told;
  const { eventId: id, kind, happenedAt, actorId } = facts;
  const cause: Cause = { ...what, eventId: causeIdOf(facts), happenedAt, actorId, organizationIds: [], institutionId: null, applicantId: null, named: null, drawer: null };
  await beginTelling(unit, { id, kind, cause, audience: { of: 'FOLLOWERS', targets, publishedAt: happenedAt.toISOString() } });
}

/** Who asked the institution for its drafts is told of the publication by another event; both have the consultation as their cause, so he is told of it once. */
const causeIdOf = ({ kind, consultationId, eventId }: PublicationFacts): string => (kind === 'FollowedConsultationPublished' ? (consultationId ?? eventId) : eventId);

async function toldOf(followables: Followables, facts: PublicationFacts): Promise<Told | null> {
  const { consultationId, institutionId, organizationId, opportunityId, domains, countyCode } = facts;
  if (consultationId !== null) return ofConsultation(followables, consultationId);
  if (organizationId !== null) {
    const organizationName = await followables.nameOfOrganization(organizationId);
    const subject: Subject = opportunityId === null ? { type: 'Organization', id: organizationId } : { type: 'Opportunity', id: opportunityId };
    const counties: readonly FollowTarget[] = countyCode === null ? [] : [{ type: 'County', id: countyCode }];
    return organizationName === null ? null : { subject, facts: { organizationName }, targets: [{ type: 'Organization', id: organizationId }, ...inDomains(domains), ...counties] };
  }
  if (institutionId === null) return null;
  return { subject: { type: 'Institution', id: institutionId }, targets: [{ type: 'Institution', id: institutionId }], facts: {} };
}

async function ofConsultation(followables: Followables, id: string): Promise<Told | null> {
  const found = await followables.consultation(id);
  if (found === null) return null;
  return {
    subject: { type: 'Consultation', id },
    facts: { consultationTitle: found.title },
    targets: [{ type: 'Consultation', id }, { type: 'Institution', id: found.institutionId }, ...inDomains(found.domains)],
  };
}

const inDomains = (codes: readonly string[]): readonly FollowTarget[] => followedDomains(codes).map((id) => ({ type: 'ActivityDomain', id }));
