import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { appendAudit, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditEntryOf } from '../../service/database/audit-line';
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
  auditLink: ({ linkId: id, changes }) => appendAudit(manager, auditEntryOf({ type: 'organization-link', id }, changes, facts)),
});

/** Builds what the commands on links touch on one transaction. */
export const createLinkUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): LinkUnit => ({ ...organizationUnitOf(manager, facts), ...writerOf(manager, facts, toOutgoingEvent) });

/** What ends an organization, so that its links end in the same transaction, whichever command does it. */
const endings: ReadonlySet<string> = new Set(['OrganizationDeregistered', 'OrganizationWithdrawn']);

/** The unit of organizations, which ends the links of an organization that ends. */
export const createUnitThatEndsLinks =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies): OrganizationUnitOf =>
  (manager, facts) => {
    const unit = organizationUnitOf(manager, facts);
    return {
      ...unit,
      publish: async (...events) => {
        await unit.publish(...events);
        for (const { type, organization } of events) if (endings.has(type)) await endLinksOf(writerOf(manager, facts, toOutgoingEvent), organization.id);
      },
    };
  };
