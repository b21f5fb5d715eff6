import type { ConfirmOrganizationLink } from '../application/commands/confirm-organization-link';
import type { EndOrganizationLink } from '../application/commands/end-organization-link';
import type { LinkOrganizations } from '../application/commands/link-organizations';
import type { RefuseOrganizationLink } from '../application/commands/refuse-organization-link';
import type { AskedLinks, LinkQuery } from '../application/ports';
import type { OrganizationLink } from '../domain/link';

/** The commands on links, by the names of their mutations. */
interface LinkCommands {
  readonly linkOrganizations: LinkOrganizations;
  readonly confirmOrganizationLink: ConfirmOrganizationLink;
  readonly refuseOrganizationLink: RefuseOrganizationLink;
  readonly endOrganizationLink: EndOrganizationLink;
}

/** What the link area gives to resolvers. */
export interface LinkContext {
  readonly linkCommands: LinkCommands;
  /** A link as it is now; batched, whoever may see it. */
  readonly linkById: (id: string) => Promise<OrganizationLink | null>;
  /** One page of an organization's links; the pages of one request are read together. */
  readonly linksOf: (asked: AskedLinks) => Promise<readonly OrganizationLink[]>;
  /** How many links a list holds. */
  readonly linkCountOf: (query: LinkQuery) => Promise<number>;
}
