import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createConfirmOrganizationLink } from './application/commands/confirm-organization-link';
import { createEndOrganizationLink } from './application/commands/end-organization-link';
import { createLinkOrganizations } from './application/commands/link-organizations';
import { createRefuseOrganizationLink } from './application/commands/refuse-organization-link';
import type { AskedLinks, InLinkTransaction, LinkQuery } from './application/ports';
import { createLinkReader } from './database/link-reader';
import { createLinkFollowerOf, createLinkUnit } from './database/link-unit';
import type { LinkEvent, OrganizationLink } from './domain/link';
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
    contextFor: () => {
      // Not kept for the request: a mutation of it may have changed what was read before.
      const byId = new DataLoader<string, OrganizationLink | null>(
        async (ids) => {
          const found = new Map((await findByIds(ids)).map((link) => [link.id, link]));
          return ids.map((id) => found.get(id) ?? null);
        },
        { cache: false },
      );
      const pages = new DataLoader<AskedLinks, readonly OrganizationLink[]>(findPages, { cache: false });
      const counts = new DataLoader<LinkQuery, number>(countAll, { cache: false });
      return { linkCommands, linkById: (id) => byId.load(id), linksOf: (asked) => pages.load(asked), linkCountOf: (query) => counts.load(query) };
    },
  };
}

const toOutgoingEvent = (event: LinkEvent, facts: TransactionFacts) => outgoingEvent(publishedLink(event), event.link, facts);

/** See {@link createLinkFollowerOf}. */
export const createLinkFollower = createLinkFollowerOf(toOutgoingEvent);
