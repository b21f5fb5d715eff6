import type { DocumentRecordStore, DocumentStore } from '@conect/documents';
import { outgoingEvent } from '@conect/event-bus';
import { isUuid, newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { DocumentPurpose } from '../document/domain/document';
import type { MembershipArea } from '../membership/create-membership-area';
import type { Area, ViewedRequest } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createApproveOrganization } from './application/commands/approve-organization';
import { createCreateOrganization } from './application/commands/create-organization';
import { createDeleteOrganizationDraft } from './application/commands/delete-organization-draft';
import { createRejectOrganization } from './application/commands/reject-organization';
import { createRequestOrganizationChanges } from './application/commands/request-organization-changes';
import { createStartOrganizationReview } from './application/commands/start-organization-review';
import { createSubmitOrganization } from './application/commands/submit-organization';
import { createUpdateOrganization } from './application/commands/update-organization';
import { createConfirmOrganization } from './application/commands/confirm-organization';
import { createDeregisterOrganization } from './application/commands/deregister-organization';
import { createReactivateOrganization } from './application/commands/reactivate-organization';
import { createRecordDissolution } from './application/commands/record-dissolution';
import { createSuspendOrganization } from './application/commands/suspend-organization';
import { createWithdrawOrganization } from './application/commands/withdraw-organization';
import { createMarkStaleOrganizations } from './application/commands/mark-stale-organizations';
import type { InOrganizationTransaction, OrganizationUnit } from './application/ports';
import type { OrganizationReader } from './application/queries';
import { createOrganizationReader } from './database/organization-reader';
import { createOrganizationUnit, type ToOutgoingEvent } from './database/organization-unit';
import { isShownToEverybody, type Organization } from './domain/organization';
import { maySeeOrganization } from './domain/permissions';
import { toPublished } from './events/published';
import type { OrganizationCommands, OrganizationContext } from './graphql/context';
import { logoRoute, type PublicLogo } from './http/logo-route';
import { organizationResolvers } from './graphql/organization-resolvers';
import { staleOrganizations } from './jobs/stale-organizations';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: OrganizationUnitOf;
  readonly documentsOf: (manager: EntityManager) => Pick<DocumentRecordStore<DocumentPurpose>, 'findByIds'>;
  readonly readDocument: DocumentStore['get'];
  /** Where this process is reached from outside. */
  readonly baseUrl: string;
}

/** Builds what commands touch of organizations on one transaction; other areas' commands change organizations by it too. */
type OrganizationUnitOf = ReturnType<typeof createOrganizationUnitOf>;

interface UnitDependencies {
  readonly followersOf?: readonly ((manager: EntityManager, facts: TransactionFacts) => OrganizationUnit['follow'])[];
  readonly documentsOf: (manager: EntityManager) => DocumentRecordStore<DocumentPurpose>;
  readonly viewersOf: MembershipArea['viewersOf'];
}

/** Makes {@link OrganizationUnitOf}. */
export const createOrganizationUnitOf = (dependencies: UnitDependencies) => createOrganizationUnit({ ...dependencies, toOutgoingEvent });

/** Builds the registration and review of organizations. */
export function createOrganizationArea(dependencies: Dependencies): Area<OrganizationContext> {
  const { dataSource, logger, afterCommit, organizationUnitOf: unitOf, documentsOf, readDocument, baseUrl } = dependencies;
  const inTransaction: InOrganizationTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const organizationCommands = commandsOn(inTransaction);
  const organizationReader = createOrganizationReader(dataSource.manager);
  const logoUrlOf: OrganizationContext['logoUrlOf'] = (id, sha256) => `${baseUrl.replace(/\/$/, '')}/organizations/${id}/logo?v=${sha256.slice(0, 16)}`;
  const findPublicLogo = publicLogoFinder(organizationReader, documentsOf(dataSource.manager));
  return {
    resolvers: organizationResolvers,
    contextFor: (request) => ({ organizationCommands, organizationReader, logoUrlOf, ...loadersFor(request, organizationReader) }),
    routes: async (app) => {
      await app.register(logoRoute({ findPublicLogo, read: readDocument }));
    },
    jobs: [staleOrganizations({ markStaleOrganizations: createMarkStaleOrganizations({ inTransaction, newId }), logger })],
  };
}

/** The logo of an organization, as far as everybody may see it. */
const publicLogoFinder =
  (reader: OrganizationReader, documents: Pick<DocumentRecordStore<DocumentPurpose>, 'findByIds'>) =>
  async (organizationId: string): Promise<PublicLogo | null> => {
    const [organization] = isUuid(organizationId) ? await reader.findByIds([organizationId]) : [];
    const id = organization !== undefined && isShownToEverybody(organization) ? organization.profile.logoDocumentId : null;
    return id === null ? null : ((await documents.findByIds([id]))[0] ?? null);
  };

function commandsOn(inTransaction: InOrganizationTransaction): OrganizationCommands {
  return {
    createOrganization: createCreateOrganization({ inTransaction, newId }),
    updateOrganization: createUpdateOrganization(inTransaction),
    deleteOrganizationDraft: createDeleteOrganizationDraft(inTransaction),
    submitOrganization: createSubmitOrganization(inTransaction),
    startOrganizationReview: createStartOrganizationReview(inTransaction),
    requestOrganizationChanges: createRequestOrganizationChanges({ inTransaction, newId }),
    approveOrganization: createApproveOrganization(inTransaction),
    rejectOrganization: createRejectOrganization(inTransaction),
    confirmOrganization: createConfirmOrganization(inTransaction),
    deregisterOrganization: createDeregisterOrganization(inTransaction),
    reactivateOrganization: createReactivateOrganization(inTransaction),
    recordDissolution: createRecordDissolution(inTransaction),
    suspendOrganization: createSuspendOrganization(inTransaction),
    withdrawOrganization: createWithdrawOrganization(inTransaction),
  };
}

const toOutgoingEvent: ToOutgoingEvent = (event, facts) => outgoingEvent(toPublished(event), event.organization, facts);

/** One set per request: what one resolver loads, the others of the request share. */
function loadersFor({ viewer }: ViewedRequest, reader: OrganizationReader) {
  const organizations = new DataLoader(async (ids: readonly string[]): Promise<(Organization | null)[]> => {
    const found = new Map((await reader.findByIds(ids)).map((organization) => [organization.id, organization]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const reviewComments = new DataLoader(async (ids: readonly string[]) => {
    const found = Map.groupBy(await reader.findReviewComments(ids), ({ organizationId }) => organizationId);
    return ids.map((id) => found.get(id) ?? []);
  });
  const visibleOrganization = async (id: string): Promise<Organization | null> => {
    const organization = isUuid(id) ? await organizations.load(id.toLowerCase()) : null;
    return organization !== null && maySeeOrganization(await viewer(), organization) ? organization : null;
  };
  return {
    visibleOrganization,
    changedOrganization: (id: string) => {
      organizations.clear(id);
      return visibleOrganization(id);
    },
    reviewCommentsOf: (organizationId: string) => reviewComments.load(organizationId),
  };
}
