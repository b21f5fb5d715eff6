import type { EventSubscription } from '@conect/event-bus';
import { businessNow, type SubgraphRequest } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { Foundation } from '../service/foundation';
import type { Resolvers } from '../service/graphql/__generated__/resolvers-types';
import { admitApplicant } from './application/commands/admit-applicant';
import { createInstitutionStore } from './database/stores/institution-store';
import { createMembershipStore } from './database/stores/membership-store';
import type { Institution } from './domain/institution';
import type { Membership } from './domain/membership';
import { anonymousViewer, type Viewer } from './domain/permissions';
import { membershipSubscriptions } from './events/consumed';
import type { MembershipContext } from './graphql/context';
import { membershipResolvers } from './graphql/resolvers';

/** What the membership area gives to the service; its context comes first, for the others ask it who is asking. */
export interface MembershipArea {
  readonly resolvers: Resolvers;
  readonly subscriptions: readonly EventSubscription[];
  readonly contextFor: (request: SubgraphRequest) => MembershipContext;
}

/** Builds roles, and the reading of institutions. */
export function createMembershipArea({ dataSource, unitOf, newId }: Pick<Foundation, 'dataSource' | 'unitOf' | 'newId'>): MembershipArea {
  const memberships = createMembershipStore(dataSource.manager);
  const institutions = createInstitutionStore(dataSource.manager);

  return {
    resolvers: membershipResolvers,
    subscriptions: membershipSubscriptions(async (manager, facts, application) => {
      const now = await businessNow(manager);
      const unit = unitOf(manager, { ...facts, now, operation: 'onOrganizationApproved', requestId: null });
      await admitApplicant(unit, newId, application);
    }),
    contextFor: ({ principal }) => {
      const ofUser = new DataLoader<string, readonly Membership[]>(async (ids) =>
        groupedBy(ids, await memberships.findActiveOfUsers(ids), ({ userId }) => userId),
      );
      const ofOrganization = new DataLoader<string, readonly Membership[]>(async (ids) =>
        groupedBy(ids, await memberships.findActiveOfOrganizations(ids), ({ organizationId }) => organizationId),
      );
      const ofInstitution = new DataLoader<string, readonly Membership[]>(async (ids) =>
        groupedBy(ids, await memberships.findActiveOfInstitutions(ids), ({ institutionId }) => institutionId),
      );
      const institution = new DataLoader<string, Institution | null>(async (ids) => {
        const found = new Map((await institutions.findByIds(ids)).map((one) => [one.id, one]));
        return ids.map((id) => found.get(id.toLowerCase()) ?? null);
      });
      return {
        viewer: () => viewerOf(principal, (userId) => ofUser.load(userId)),
        membershipsOfUser: (userId) => ofUser.load(userId),
        membersOfOrganization: (organizationId) => ofOrganization.load(organizationId.toLowerCase()),
        membersOfInstitution: (institutionId) => ofInstitution.load(institutionId),
        institution: (id) => institution.load(id),
      };
    },
  };
}

async function viewerOf(
  principal: SubgraphRequest['principal'],
  rolesOf: (userId: string) => Promise<readonly Membership[]>,
): Promise<Viewer> {
  if (principal.kind !== 'USER') return anonymousViewer;
  return { userId: principal.userId, memberships: await rolesOf(principal.userId) };
}

const groupedBy = (
  keys: readonly string[],
  memberships: readonly Membership[],
  keyOf: (membership: Membership) => string | null,
): readonly (readonly Membership[])[] => {
  const groups = Map.groupBy(memberships, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
};
