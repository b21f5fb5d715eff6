import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { aUser, startTestService, type TestService } from '@conect/testing';
import { createApp } from '../src/service/app';
import { migrateConsultations } from '../src/service/database/migrate-consultations';
import { loadEnvironment } from '../src/service/environment';

/** Starts consultations on a throw-away database, reached over real HTTP; `changes` override the settings of its environment. */
export async function startConsultations(changes: Readonly<Record<string, string>> = {}): Promise<TestService> {
  const folder = await mkdtemp(join(tmpdir(), 'conect-consultations-'));
  const service = await startTestService({
    service: 'consultations',
    migrate: migrateConsultations,
    settings: { CONSULTATIONS_DOCUMENTS_DIR: folder, ...changes },
    createApp: (settings) => {
      const environment = loadEnvironment(settings);
      return createApp(environment, createLogger({ service: 'consultations', level: environment.LOG_LEVEL }));
    },
  });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

/** An institution, as if identity had said that there is one; answers its id. */
export async function anInstitution({ sql }: TestService): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO institution (id, version, as_of) VALUES ($1, 1, now())', [id]);
  return id;
}

/** Somebody with a role, as if identity had said so; null is for SGG. */
export async function someone({ sql }: TestService, role: string, institutionId: string | null): Promise<Principal> {
  const person = aUser();
  await sql('INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)', [randomUUID(), idOf(person), role, institutionId]);
  return person;
}

/** What a viewer sees of a consultation. */
export interface SeenConsultation {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly title: string;
  readonly isUrgent: boolean;
  readonly stage: string | null;
  readonly inputDeadline: { readonly at: string; readonly passed: boolean } | null;
  readonly draftVersions: readonly { readonly id: string; readonly number: number }[];
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null; readonly nextStep: string | null }>>;
}

/** What a mutation answers. */
export interface Payload {
  readonly consultation: SeenConsultation | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string; readonly blockers: readonly string[]; readonly legalTerm: object | null }[];
}

const fields = `id version status statusSince institution { id } title card { whatChanges whoIsAffected untilWhen } actType domains { id } initiator coInitiators
  contact { name position email phone } submission { email postalAddress } isUrgent urgency { legalBasis reason } eConsultareId justificationNote createdAt updatedAt
  stage publishAt publishedAt inputDeadline { at term basis passed } deadlineExtensions { from to reason } statusReason draftVersions { id number note }
  viewerCan { ${['update', 'addDraftVersion', 'schedule', 'publish', 'cancel', 'extendDeadline', 'withdraw', 'publishResponses', 'submitForEndorsement', 'recordAdoption', 'recordNonAdoption'].map((action) => `${action} { allowed code message nextStep }`).join(' ')} }`;

/** Calls one mutation; fails on a top-level error. */
export async function mutate({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<Payload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { consultation { ${fields} } userErrors { code field message blockers legalTerm { term required given basis } } } }`;
  const { data, errors } = await ask<Readonly<Record<string, Payload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The consultation of an accepted mutation. */
export function accepted({ consultation, userErrors }: Payload): SeenConsultation {
  if (consultation === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return consultation;
}

/** The codes and paths of what a mutation was refused for. */
export const refusalsOf = ({ consultation, userErrors }: Payload) => {
  expect(consultation).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** A consultation by its id, as the viewer sees it. */
export async function seenBy({ ask }: TestService, principal: Principal, id: string): Promise<SeenConsultation | null> {
  const { data, errors } = await ask<{ consultation: SeenConsultation | null }>(principal, `query ($id: ID!) { consultation(id: $id) { ${fields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.consultation;
}

/** What J5 drafts: all that a consultation can say. */
export const aDraftOf = (institutionId: string, changes: object = {}) => ({
  institutionId,
  title: 'Proiect de hotărâre a Guvernului privind calitatea aerului',
  actType: 'GOVERNMENT_DECISION',
  card: { whatChanges: 'Limite noi pentru praful din aer.', whoIsAffected: 'Orașele cu peste 100.000 de locuitori.', untilWhen: 'Propuneri până pe 12 martie.' },
  domains: ['E'],
  initiator: 'Direcția generală evaluare impact',
  coInitiators: ['Ministerul Sănătății'],
  contact: { name: 'Radu Pop', position: 'Consilier', email: 'radu.pop@mediu.example', phone: '+40722123456' },
  submission: { email: 'propuneri@mediu.example', postalAddress: 'Bd. Libertății 12, București' },
  eConsultareId: 'EC-2026-001',
  justificationNote: 'Directiva (UE) 2024/2881 trebuie transpusă.',
  ...changes,
});

/** A short text of a draft. */
export const aText = [
  { article: '1', text: 'Prezenta hotărâre stabilește limite pentru praful din aer.' },
  { article: '2', paragraphs: [{ paragraph: '1', text: 'Se interzic:', letters: [{ letter: 'a', text: 'arderea deșeurilor;' }] }] },
];

/** A draft with a text, ready to be published. */
export async function aWholeDraft(service: TestService, officer: Principal, institutionId: string, changes: object = {}): Promise<string> {
  const { id } = accepted(await mutate(service, officer, 'createConsultation', aDraftOf(institutionId, changes)));
  accepted(await mutate(service, officer, 'addDraftVersion', { consultationId: id, articles: aText }));
  return id;
}

/** Sets business time, as `npm run clock` does: so that it is this instant now. */
export const setClock = ({ sql }: TestService, at: string): Promise<object[]> => sql('UPDATE business_clock SET clock_offset = $1::timestamptz - now()', [at]);
