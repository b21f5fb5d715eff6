import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { CertificateUnit } from '../application/ports';
import type { CertificateEvent } from '../domain/certificate';
import type { CertificateRows } from './certificate-rows';
import { createCertificateStore } from './stores/certificate-store';

interface Dependencies {
  readonly rows: CertificateRows;
  readonly contractsOf: (manager: EntityManager) => CertificateUnit['contracts'];
  readonly contractHoursOf: (manager: EntityManager) => CertificateUnit['hours'];
  readonly organizationsOf: (manager: EntityManager) => CertificateUnit['organizations'];
  readonly profilesOf: (manager: EntityManager) => CertificateUnit['profiles'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: CertificateEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Names and what was written of a person; the proof of a name and the hash of a code are nobody's to read either. */
const personalFields = new Set(['fullName', 'nameProof', 'codeHash', 'coordinatorName', 'activitySummary', 'statusReason']);

/** Builds what the commands on certificates touch on one transaction. */
export const createCertificateUnit =
  ({ rows, contractsOf, contractHoursOf, organizationsOf, profilesOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): CertificateUnit => ({
    now: facts.now,
    certificates: createCertificateStore(manager, rows),
    contracts: contractsOf(manager),
    hours: contractHoursOf(manager),
    organizations: organizationsOf(manager),
    profiles: profilesOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ certificateId, changes }) => auditOf(manager, facts)({ subjectType: 'certificate', subjectId: certificateId, changes: hidePersonal(changes, personalFields) }),
  });
