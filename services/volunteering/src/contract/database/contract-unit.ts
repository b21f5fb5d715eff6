import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ApplicationStore } from '../../application/application/ports';
import { hostRoles } from '../../membership/domain/host';
import type { OpportunityStore } from '../../opportunity/application/ports';
import type { SealingKeys } from '../../service/crypto/sealing-keys';
import type { ContractUnit } from '../application/ports';
import type { GuardianTokens } from '../crypto/guardian-tokens';
import type { ContractEvent } from '../domain/lifecycle';
import { createEngagementStore } from './engagement-store';
import { createPeopleVault } from './people-vault';
import { createConsentStore } from './stores/consent-store';
import { createContractBook } from './stores/contract-book';
import { createContractStore } from './stores/contract-store';
import { createPaperStores } from './stores/paper-stores';

/** What other areas lend to the contracts, on one transaction. */
export interface LentToContracts {
  readonly applicationsOf: (manager: EntityManager) => Pick<ApplicationStore, 'findByIdForUpdate'>;
  readonly opportunitiesOf: (manager: EntityManager) => Pick<OpportunityStore, 'findByIdForUpdate'>;
  readonly organizationsOf: (manager: EntityManager) => ContractUnit['organizations'];
  readonly profilesOf: (manager: EntityManager) => ContractUnit['profiles'];
  readonly documentsOf: (manager: EntityManager) => ContractUnit['documents'];
  /** Removes the papers of contracts of which details of people go. */
  readonly forgetPapers: (manager: EntityManager, contractIds: readonly string[]) => Promise<void>;
  /** ACCEPTED -> ENGAGED, as the area of applications does it. */
  readonly engageApplication: (manager: EntityManager, facts: TransactionFacts, applicationId: string) => Promise<void>;
}

interface Dependencies extends LentToContracts {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly keys: SealingKeys;
  readonly tokens: GuardianTokens;
  readonly hashOf: ContractUnit['hashOf'];
  readonly toOutgoingEvent: (event: ContractEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** What the audit trail, which outlives every erasure, must not keep: names, and what somebody wrote about somebody. */
const personalFields: ReadonlySet<string> = new Set(['coordinatorName', 'representativeName', 'statusReason', 'policyRef']);

/** Builds what the commands on contracts touch on one transaction. */
export const createContractUnit =
  ({ viewersOf, keys, tokens, hashOf, toOutgoingEvent, ...lent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ContractUnit => ({
    now: facts.now,
    contracts: createContractStore(manager),
    book: createContractBook(manager),
    ...createPaperStores(manager),
    consents: createConsentStore(manager, tokens),
    vault: createPeopleVault(manager, keys, (contractIds) => lent.forgetPapers(manager, contractIds)),
    engagements: createEngagementStore(manager, {
      organizations: lent.organizationsOf(manager),
      opportunities: lent.opportunitiesOf(manager),
      applications: lent.applicationsOf(manager),
      engage: (applicationId) => lent.engageApplication(manager, facts, applicationId),
    }),
    profiles: lent.profilesOf(manager),
    organizations: lent.organizationsOf(manager),
    documents: lent.documentsOf(manager),
    nameOf: async (id) => (await manager.query<{ name: string | null }[]>('SELECT legal_name AS name FROM organization WHERE id = $1', [id]))[0]?.name ?? null,
    coordinates: async (userId, organizationId) => (await manager.query<unknown[]>(selectCoordinator, [userId, organizationId, [...hostRoles]])).length > 0,
    hashOf,
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ contractId, changes }) => auditOf(manager, facts)({ subjectType: 'contract', subjectId: contractId, changes: hidePersonal(changes, personalFields) }),
  });

const selectCoordinator = `SELECT 1 FROM membership WHERE user_id = $1 AND organization_id = $2 AND role = ANY ($3) AND NOT revoked LIMIT 1`;
