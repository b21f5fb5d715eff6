import { differencesOf } from '@conect/kernel';
import { endWithOrganization, type LinkEvent, type OrganizationLink } from '../domain/link';
import type { LinkWriter } from './ports';

/** Saves the change of a link with its event and its audit entry. */
export async function recordLink({ links, publishLink, auditLink }: LinkWriter, before: OrganizationLink | null, event: LinkEvent): Promise<void> {
  const { link } = event;
  await (before === null ? links.insert : links.save)(link);
  await publishLink(event);
  await auditLink({ linkId: link.id, changes: differencesOf(before, link) });
}

/** Ends the links of an organization that ends, in the transaction that ends it. */
export async function endLinksOf(writer: LinkWriter, organizationId: string): Promise<void> {
  for (const link of await writer.links.findLiveOf(organizationId)) {
    const ended = endWithOrganization(link, writer.now);
    if (ended.ok) await recordLink(writer, link, ended.value);
  }
}
