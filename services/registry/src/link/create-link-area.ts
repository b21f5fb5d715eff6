import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createConfirmOrganizationLink } from './application/commands/confirm-organization-link';
import { createEndOrganizationLink } from './application/commands/end-organization-link';
import { createLinkOrganizations } from './application/commands/link-organizations';
import { createRefuseOrganizationLink } from './application/commands/refuse-organization-link';
import type { InLinkTransaction } from './application/ports';
import { createLinkReader } from './database/link-reader';
import { createLinkFollowerOf, createLinkUnit } from './database/link-unit';
import type { LinkEvent } from './domain/link';
import { publishedLink } from './events/published';
import type { LinkContext } from './graphql/context';
import { linkResolvers } from './graphql/link-resolvers';

type OrganizationUnitOf = (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;

interface Dependencies extends Foundation {
  readonly organizationUnitOf: OrganizationUnitOf;
}

/** Builds the links between organizations. */
export function createLinkArea({ dataSource, afterCommit, organizationUnitOf }: Dependencies): Area<LinkContext> {
  const unitOf = createLinkUnit({ organizationUnitOf, toOutgoingEvent });
  const inTransaction: InLinkTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const linkCommands = {
    linkOrganizations: createLinkOrganizations({ inTransaction, newId }),
    confirmOrganizationLink: createConfirmOrganizationLink(inTransaction),
    refuseOrganizationLink: createRefuseOrganizationLink(inTransaction),
    endOrganizationLink: createEndOrganizationLink(inTransaction),
  };
  const { findByIds, findPages, countAll } = createLinkReader(dataSource.manager);
  return {
    resolvers: linkResolvers,
    contextFor: () => ({ linkCommands, linkById: batch(byId(findByIds)), linksOf: batch(findPages), linkCountOf: batch(countAll) }),
  };
}

const toOutgoingEvent = (event: LinkEvent, facts: TransactionFacts) => outgoingEvent(publishedLink(event), event.link, facts);

/** See {@link createLinkFollowerOf}. */
export const createLinkFollower = createLinkFollowerOf(toOutgoingEvent);
