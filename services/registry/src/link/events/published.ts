import { organizationLinkConfirmed, organizationLinkEnded, organizationLinkRefused, organizationLinkRequested, type EventContract } from '@conect/events';
import type { LinkEvent } from '../domain/link';

const contracts: Readonly<Record<LinkEvent['type'], EventContract>> = {
  OrganizationLinkRequested: organizationLinkRequested,
  OrganizationLinkConfirmed: organizationLinkConfirmed,
  OrganizationLinkRefused: organizationLinkRefused,
  OrganizationLinkEnded: organizationLinkEnded,
};

/** Translates what happened to a link into the contract other services rely on. */
export const publishedLink = ({ type, link: { id, kind, parentId, memberId } }: LinkEvent) => ({ contract: contracts[type], data: { linkId: id, kind, parentId, memberId } });
