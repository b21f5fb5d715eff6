import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { LinkUnit, LinkWriter } from '../application/ports';
import { endLinksOf } from '../application/record-link';
import type { LinkEvent } from '../domain/link';
import { createLinkStore } from './stores/link-store';

type OrganizationUnitOf = (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
type ToOutgoingEvent = (event: LinkEvent, facts: TransactionFacts) => OutgoingEvent;

interface Dependencies {
  readonly organizationUnitOf: OrganizationUnitOf;
  readonly toOutgoingEvent: ToOutgoingEvent;
}

const writerOf = (manager: EntityManager, facts: TransactionFacts, toOutgoingEvent: ToOutgoingEvent): LinkWriter => ({
  now: facts.now,
  links: createLinkStore(manager),
  publishLink: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
  auditLink: ({ linkId: id, changes }) => auditOf(manager, facts)(auditLineOf({ type: 'organization-link', id }, changes)),
});

/** Builds what the commands on links touch on one transaction. */
export const createLinkUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): LinkUnit => ({ ...organizationUnitOf(manager, facts), ...writerOf(manager, facts, toOutgoingEvent) });

/** What ends an organization, whichever command does it. */
const endings: ReadonlySet<string> = new Set(['OrganizationDeregistered', 'OrganizationWithdrawn']);

/** What links do when something happens to their organization, in the same transaction. */
export const createLinkFollowerOf =
  (toOutgoingEvent: ToOutgoingEvent) =>
  (manager: EntityManager, facts: TransactionFacts): OrganizationUnit['follow'] =>
  async ({ type, organization }) => {
    if (endings.has(type)) await endLinksOf(writerOf(manager, facts, toOutgoingEvent), organization.id);
  };
