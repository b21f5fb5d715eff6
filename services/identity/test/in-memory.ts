import { anonymous, type CommandCall, type Principal } from '@conect/auth';
import { foldText } from '@conect/kernel';
import type { AccountMail } from '../src/account/application/ports';
import type { Account } from '../src/account/domain/account';
import type { EmailConfirmation } from '../src/account/domain/email-confirmation';
import type { PasswordReset } from '../src/account/domain/password-reset';
import type { ApiClient } from '../src/client/domain/api-client';
import type { SecondFactor } from '../src/credential/domain/second-factor';
import type { SignInChallenge } from '../src/credential/domain/sign-in-challenge';
import type { ExternalFlow } from '../src/external-sign-in/domain/external-flow';
import type { ExternalIdentity } from '../src/external-sign-in/domain/external-identity';
import type { GuardianConsent } from '../src/guardian/domain/guardian-consent';
import type { Institution } from '../src/membership/domain/institution';
import type { Membership } from '../src/membership/domain/membership';
import type { Passkey } from '../src/passkey/domain/passkey';
import type { PasskeyCeremony } from '../src/passkey/domain/passkey-ceremony';
import type { AuditLine, InTransaction, Throttle } from '../src/service/application/ports';
import type { IdentityUnit } from '../src/service/database/unit-of-work';
import type { IdentityEvent } from '../src/service/domain/events';
import type { RefreshToken, Session } from '../src/session/domain/session';
import type { SigningKey } from '../src/session/domain/signing-key';

/** Every row, as a test may look at it. */
export interface Memory {
  readonly accounts: Map<string, Account>;
  readonly confirmations: Map<string, EmailConfirmation>;
  readonly resets: Map<string, PasswordReset>;
  readonly guardianConsents: Map<string, GuardianConsent>;
  readonly secondFactors: Map<string, SecondFactor>;
  readonly challenges: Map<string, SignInChallenge>;
  readonly passkeys: Map<string, Passkey>;
  readonly ceremonies: Map<string, PasskeyCeremony>;
  readonly externalIdentities: Map<string, ExternalIdentity>;
  readonly externalFlows: Map<string, ExternalFlow>;
  readonly sessions: Map<string, Session>;
  readonly tokens: Map<string, RefreshToken>;
  readonly signingKeys: Map<string, SigningKey>;
  readonly memberships: Map<string, Membership>;
  readonly institutions: Map<string, Institution>;
  readonly apiClients: Map<string, ApiClient>;
  readonly events: IdentityEvent[];
  readonly mails: AccountMail[];
  readonly audit: AuditLine[];
}

/** Identity's ports in memory, with a clock and ids that a test sets. */
export interface InMemoryIdentity {
  readonly memory: Memory;
  readonly unit: IdentityUnit;
  readonly inTransaction: InTransaction<IdentityUnit>;
  readonly clock: { now: () => Date; pass: (seconds: number) => void };
  readonly newId: () => string;
  readonly throttle: Throttle;
}

export const start = new Date('2026-03-02T09:00:00Z');

/** Makes empty ports; a refused command leaves them as they were. */
export function inMemoryIdentity(): InMemoryIdentity {
  const memory: Memory = {
    accounts: new Map(),
    confirmations: new Map(),
    resets: new Map(),
    guardianConsents: new Map(),
    secondFactors: new Map(),
    challenges: new Map(),
    passkeys: new Map(),
    ceremonies: new Map(),
    externalIdentities: new Map(),
    externalFlows: new Map(),
    sessions: new Map(),
    tokens: new Map(),
    signingKeys: new Map(),
    memberships: new Map(),
    institutions: new Map(),
    apiClients: new Map(),
    events: [],
    mails: [],
    audit: [],
  };
  let now = start.getTime();
  let ids = 0;
  const unit = unitOn(memory);
  return {
    memory,
    unit,
    inTransaction: async (_call, work) => {
      const before = structuredClone(memory);
      const result = await work(unit);
      if (!result.ok) restore(memory, before);
      return result;
    },
    clock: { now: () => new Date(now), pass: (seconds) => void (now += seconds * 1000) },
    newId: () => `id-${(ids += 1)}`,
    throttle: { beginGuess: async () => ({ succeeded: async () => {} }), watchSecret: async () => ({ failed: async () => {} }), countMail: async () => {}, forgive: async () => {} },
  };
}

/** The call of a command in a test. */
export const aCall = (operation = 'test', principal: Principal = anonymous): CommandCall => ({
  principal,
  operation,
  idempotencyKey: null,
  inputHash: '',
  requestId: 'request',
  traceparent: null,
  locale: 'RO',
});

function unitOn(memory: Memory): IdentityUnit {
  const { accounts, confirmations, resets, secondFactors, challenges, passkeys, ceremonies, sessions, tokens, signingKeys, memberships, institutions, apiClients } =
    memory;
  const { externalIdentities, externalFlows } = memory;
  const find = <Row>(rows: Map<string, Row>, matches: (row: Row) => boolean): Row | null => [...rows.values()].find(matches) ?? null;
  const active = (matches: (membership: Membership) => boolean) => [...memberships.values()].filter((one) => one.revokedAt === null && matches(one));
  const save = async <Row extends { id: string }>(rows: Map<string, Row>, row: Row) => void rows.set(row.id, row);
  return {
    now: start,
    publish: async (event) => void memory.events.push(event),
    audit: async (line) => void memory.audit.push(line),
    tentatively: async (work) => {
      const before = structuredClone(memory);
      if ((await work()) === 'UNDO') restore(memory, before);
    },
    sendMail: async (mail) => void memory.mails.push(mail),
    gatherLater: async () => {},
    dataExports: {
      lockRequestsOf: async () => {},
      findById: async () => null,
      findByIdForUpdate: async () => null,
      findLatest: async () => [],
      findUnderWayOrSince: async () => [],
      findIdsOver: async () => [],
      save: async () => {},
      removeEndedBefore: async () => {},
      removeArchive: async () => {},
    },
    accounts: {
      lockEmail: async () => {},
      findById: async (id) => accounts.get(id) ?? null,
      findByIds: async (wanted) => [...accounts.values()].filter(({ id }) => wanted.includes(id)),
      findByEmail: async (email) =>
        find(accounts, (one) => one.email === email && one.emailConfirmedAt !== null) ?? find(accounts, (one) => one.email === email),
      findByIdForUpdate: async (id) => accounts.get(id) ?? null,
      save: (account) => save(accounts, account),
      touch: async () => {},
      findIdsInactive: async () => [],
      forgetPerson: async ({ id }) => [confirmations, resets, memory.guardianConsents, passkeys].forEach((rows) => removeOf(rows, id)),
      replacePasswordHash: async (id, before, after) => {
        const account = accounts.get(id);
        if (account?.passwordHash === before) accounts.set(id, { ...account, passwordHash: after });
      },
    },
    confirmations: {
      findById: async (id) => confirmations.get(id) ?? null,
      save: (confirmation) => save(confirmations, confirmation),
      replacePending: async (userId, purpose, at) => {
        for (const one of confirmations.values()) {
          const pending = one.usedAt === null && one.replacedAt === null;
          if (one.userId === userId && one.purpose === purpose && pending) confirmations.set(one.id, { ...one, replacedAt: at });
        }
      },
    },
    resets: {
      findById: async (id) => resets.get(id) ?? null,
      save: (reset) => save(resets, reset),
      replacePending: async (userId, at) => {
        for (const one of resets.values()) {
          if (one.userId === userId && one.usedAt === null && one.replacedAt === null) resets.set(one.id, { ...one, replacedAt: at });
        }
      },
    },
    guardianConsents: {
      findById: async (id) => memory.guardianConsents.get(id) ?? null,
      save: (consent) => save(memory.guardianConsents, consent),
      remove: async (id) => void memory.guardianConsents.delete(id),
      findLapsed: async () => [],
      findOfAge: async () => [],
    },
    secondFactors: {
      find: async (userId) => secondFactors.get(userId) ?? null,
      findForUpdate: async (userId) => secondFactors.get(userId) ?? null,
      save: async (factor) => void secondFactors.set(factor.userId, factor),
      remove: async (userId) => void secondFactors.delete(userId),
      replaceRecoveryCodes: async () => {},
      findRecoveryCode: async () => null,
      hasRecoveryCode: async () => false,
      saveRecoveryCode: async () => {},
    },
    challenges: {
      findByHash: async (hash) => find(challenges, (one) => Buffer.from(one.hash).equals(Buffer.from(hash))),
      findByHashForUpdate: async (hash) => find(challenges, (one) => Buffer.from(one.hash).equals(Buffer.from(hash))),
      findByIdForUpdate: async (id) => challenges.get(id) ?? null,
      save: (challenge) => save(challenges, challenge),
    },
    passkeys: {
      findByUser: async (userId) => [...passkeys.values()].filter((one) => one.userId === userId),
      findByCredentialId: async (id) => find(passkeys, (one) => Buffer.from(one.credentialId).equals(Buffer.from(id))),
      findByIdForUpdate: async (id) => passkeys.get(id) ?? null,
      save: (passkey) => save(passkeys, passkey),
      remove: async (id) => void passkeys.delete(id),
      removeOfUser: async (userId) => removeOf(passkeys, userId),
    },
    ceremonies: {
      findById: async (id) => ceremonies.get(id) ?? null,
      findByIdForUpdate: async (id) => ceremonies.get(id) ?? null,
      save: (ceremony) => save(ceremonies, ceremony),
      removeOfUser: async (userId) => removeOf(ceremonies, userId),
    },
    externalIdentities: {
      lock: async () => {},
      findBySubject: async (issuer, hash) => find(externalIdentities, (one) => one.issuer === issuer && Buffer.from(one.subjectHash).equals(Buffer.from(hash))),
      findById: async (id) => externalIdentities.get(id) ?? null,
      findByUser: async (userId) => [...externalIdentities.values()].filter((one) => one.userId === userId),
      save: (identity) => save(externalIdentities, identity),
      remove: async (id) => void externalIdentities.delete(id),
    },
    externalFlows: {
      findByHashForUpdate: async (hash) => find(externalFlows, (one) => Buffer.from(one.hash).equals(Buffer.from(hash))),
      save: (flow) => save(externalFlows, flow),
    },
    sessions: {
      findOpenByUserForUpdate: async (userId, at) =>
        [...sessions.values()].filter((one) => one.userId === userId && one.endedAt === null && at < one.expiresAt),
      listOpenByUser: async () => [],
      findLive: async () => [],
      findByIdForUpdate: async (id) => sessions.get(id) ?? null,
      save: (session) => save(sessions, session),
      findTokenByHash: async (hash) => find(tokens, (one) => Buffer.from(one.hash).equals(Buffer.from(hash))),
      findSuccessor: async (id) => find(tokens, ({ predecessorId }) => predecessorId === id),
      saveToken: (token) => save(tokens, token),
    },
    signingKeys: {
      lock: async () => {},
      all: async () => [...signingKeys.values()],
      save: (key) => save(signingKeys, key),
      remove: async (id) => void signingKeys.delete(id),
    },
    memberships: {
      findActive: async ({ userId, role, institutionId, organizationId }) =>
        active((one) => one.userId === userId && one.role === role && one.institutionId === institutionId && one.organizationId === organizationId)[0] ??
        null,
      findById: async (id) => memberships.get(id) ?? null,
      findActiveOfUsers: async (ids) => active(({ userId }) => ids.includes(userId)),
      findActiveOfOrganizations: async (ids) => active(({ organizationId }) => organizationId !== null && ids.includes(organizationId)),
      findActiveOfInstitutions: async (ids) => active(({ institutionId }) => institutionId !== null && ids.includes(institutionId)),
      save: (membership) => save(memberships, membership),
    },
    institutions: {
      lockAll: async () => {},
      findByIdForUpdate: async (id) => institutions.get(id) ?? null,
      findNamed: async (name) => [...institutions.values()].filter((one) => foldText(one.name) === foldText(name)),
      findById: async (id) => institutions.get(id) ?? null,
      findByIds: async (wanted) => [...institutions.values()].filter(({ id }) => wanted.includes(id)),
      save: (institution) => save(institutions, institution),
    },
    invitations: { lockOrganization: async () => {}, findById: async () => null, findUnended: async () => [], save: async () => {} },
    documents: { findById: async () => null },
    accountRequests: { findById: async () => null, findByIdForUpdate: async () => null, findPending: async () => null, findPendingOfUser: async () => [], save: async () => {} },
    forgetDocuments: async () => {},
    erasures: { findById: async () => null, findOpenOf: async () => null, findLatestOf: async () => [], findIdsWaiting: async () => [], save: async () => {}, answersOf: async () => [], keepAnswer: async () => {} },
    seeToErasureSoon: async () => {},
    apiClients: {
      findById: async (id) => apiClients.get(id) ?? null,
      findByIdForUpdate: async (id) => apiClients.get(id) ?? null,
      save: (client) => save(apiClients, client),
    },
  };
}

function removeOf(rows: Map<string, { readonly userId: string | null }>, userId: string): void {
  for (const [id, row] of rows) if (row.userId === userId) rows.delete(id);
}

function restore(memory: Memory, before: Memory): void {
  for (const [name, rows] of Object.entries(before) as [keyof Memory, Map<string, unknown> | unknown[]][]) {
    const current = memory[name] as Map<string, unknown> | unknown[];
    if (current instanceof Map) {
      current.clear();
      for (const [id, row] of rows as Map<string, unknown>) current.set(id, row);
    } else {
      current.splice(0, current.length, ...(rows as unknown[]));
    }
  }
}
