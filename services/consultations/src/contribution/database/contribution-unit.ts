import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import type { DocumentFinder } from '@conect/kernel';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationStore, DraftBlockFinder } from '../../consultation/application/ports';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ReadLegalClock } from '../../legal-term/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { ContributionUnit, RegisterRoot } from '../application/ports';
import type { ContributionEvent, ModerationEvent } from '../domain/contribution';
import { createContributionStore } from './stores/contribution-store';
import { createRegisterStore } from './stores/register-store';

/** What other areas lend to the commands on contributions. */
export interface LentStores {
  readonly consultationsOf: (manager: EntityManager) => ConsultationStore;
  readonly draftBlocksOf: (manager: EntityManager) => DraftBlockFinder;
  readonly legalClockOf: (manager: EntityManager) => ReadLegalClock;
  readonly documentsOf: (manager: EntityManager) => DocumentFinder<DocumentPurpose>;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly organizationsOf: (manager: EntityManager) => OrganizationStore;
}

interface Dependencies extends LentStores {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: ContributionEvent | ModerationEvent, facts: TransactionFacts) => OutgoingEvent;
  readonly toOutgoingRoot: (root: RegisterRoot, facts: TransactionFacts) => OutgoingEvent;
}

/** What may say who somebody is, or go when somebody is erased. */
const personalFields: ReadonlySet<string> = new Set(['text', 'interest', 'funding', 'contact']);

/** Builds what the commands on contributions touch on one transaction. */
export const createContributionUnit =
  ({ consultationsOf, draftBlocksOf, legalClockOf, documentsOf, institutionsOf, organizationsOf, viewersOf, toOutgoingEvent, toOutgoingRoot }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ContributionUnit => ({
    now: facts.now,
    consultations: consultationsOf(manager),
    draftBlocks: draftBlocksOf(manager),
    legalClock: legalClockOf(manager),
    contributions: createContributionStore(manager),
    register: createRegisterStore(manager),
    documents: documentsOf(manager),
    institutions: institutionsOf(manager),
    organizations: organizationsOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    publishRoot: (root) => appendToOutbox(manager, [toOutgoingRoot(root, facts)]),
    audit: ({ contributionId, changes }) => auditOf(manager, facts)({ subjectType: 'contribution', subjectId: contributionId, changes: hidePersonal(changes, personalFields) }),
  });
