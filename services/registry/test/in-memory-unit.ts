import { accept, refuse, type Result } from '@conect/kernel';
import type { Document } from '../src/document/domain/document';
import type { InOrganizationTransaction, OrganizationAudit, OrganizationUnit } from '../src/organization/application/ports';
import type { OrganizationEvent } from '../src/organization/domain/events';
import type { Organization } from '../src/organization/domain/organization';
import type { ReviewComment } from '../src/organization/domain/review-comment';
import type { UserCall } from '@conect/auth';
import { now } from './examples';

interface Given {
  readonly organizations?: readonly Organization[];
  readonly documents?: readonly Document[];
  readonly officers?: readonly string[];
  /** CUIs that are live elsewhere, as the check sees them. */
  readonly takenCuis?: readonly string[];
  /** Whether a rival takes the CUI between check and save. */
  readonly losesRace?: boolean;
}

/** The ports of the organization commands in memory; a refusal leaves nothing behind, as the real transaction does. */
export function inMemory(given: Given) {
  const saved: Organization[] = [];
  const deleted: string[] = [];
  const events: OrganizationEvent[] = [];
  const audit: OrganizationAudit[] = [];
  const comments: ReviewComment[] = [];
  const write = async (organization: Organization): Promise<Result<void, 'CONFLICT'>> => {
    if (given.losesRace === true) return refuse({ code: 'CONFLICT' });
    saved.push(organization);
    return accept(undefined);
  };
  const unit: OrganizationUnit = {
    now,
    organizations: {
      findByIdForUpdate: async (id) => given.organizations?.find((organization) => organization.id === id) ?? null,
      isCuiTaken: async (cui) => given.takenCuis?.includes(cui) ?? false,
      insert: write,
      save: write,
      delete: async (id) => void deleted.push(id),
      findDraftIdsOf: async () => [],
      findConfirmedUntilForUpdate: async () => given.organizations ?? [],
      markStale: async () => undefined,
    },
    reviewComments: { lastRound: async () => 1, insert: async (added) => void comments.push(...added) },
    documents: { findById: async (id) => given.documents?.find((document) => document.id === id) ?? null },
    viewers: {
      of: async ({ userId }) => ({
        userId,
        roles: given.officers?.includes(userId) === true ? [{ role: 'SGG_ADMIN', institutionId: null, organizationId: null }] : [],
      }),
    },
    publish: async (...added) => void events.push(...added),
    audit: async (...added) => void audit.push(...added),
    follow: async () => undefined,
  };
  const inTransaction: InOrganizationTransaction = async (_call, work) => {
    const result = await work(unit);
    if (!result.ok) for (const list of [saved, deleted, events, audit, comments]) list.length = 0;
    return result;
  };
  return { inTransaction, saved, deleted, events, audit, comments };
}

/** A call by this user. */
export const callOf = (userId: string): UserCall => ({
  principal: { kind: 'USER', userId, sessionId: userId, authenticatedAt: 0, assurance: 'PASSWORD' },
  operation: 'test',
  idempotencyKey: null,
  inputHash: '',
  requestId: 'request',
  traceparent: null,
  locale: 'EN',
});
