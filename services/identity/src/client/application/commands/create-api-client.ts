import type { UserCall } from '@conect/auth';
import { accept, isUuid, refusalsIn, refuse, type NewId, type Result } from '@conect/kernel';
import { parseEmail } from '../../../account/domain/email-address';
import { parseName } from '../../../account/domain/person-name';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { createApiClient, type WantedClient } from '../../domain/api-client';
import { apiScopes, type ApiScope } from '../../domain/api-scope';
import type { ClientSecrets, ClientUnit } from '../ports';
import { writeClient } from '../write-client';

/** What SGG says of a system that gets a service account. */
export interface CreateApiClientInput {
  readonly name: string;
  readonly contactEmail?: string | null | undefined;
  readonly institutionId?: string | null | undefined;
  readonly organizationId?: string | null | undefined;
  readonly scopes: readonly ApiScope[];
}

interface Dependencies {
  readonly inTransaction: InTransaction<ClientUnit>;
  readonly secrets: Pick<ClientSecrets, 'create'>;
  readonly secondFactorRequired: boolean;
  readonly newId: NewId;
}

/** The account, and its secret unless this call repeats one that was answered: a secret is shown once. */
export interface ClientWithSecret {
  readonly clientId: string;
  readonly secret: string | null;
}

export type CreateApiClient = ReturnType<typeof createCreateApiClient>;

/** Gives a system a service account; for SGG_ADMIN. */
export const createCreateApiClient =
  ({ inTransaction, secrets, secondFactorRequired, newId }: Dependencies) =>
  async (call: UserCall, input: CreateApiClientInput): Promise<Result<ClientWithSecret, IdentityErrorCode>> => {
    const { text, hash } = secrets.create();
    const secretId = newId();
    const created = await inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const checked = checkInput(input);
      if (!checked.ok) return checked;
      const wanted: WantedClient = { ...checked.value, id: newId(), createdBy: call.principal.userId };
      const unknownPlace = await placeRefusal(unit, wanted);
      if (unknownPlace !== null) return unknownPlace;

      const change = createApiClient(wanted, { id: secretId, hash }, unit.now);
      await writeClient(unit, change, { scopes: { before: null, after: wanted.scopes }, name: { before: null, after: wanted.name } });
      return accept({ clientId: wanted.id, secretId });
    });
    return created.ok ? accept({ clientId: created.value.clientId, secret: created.value.secretId === secretId ? text : null }) : created;
  };

function checkInput(input: CreateApiClientInput): Result<Omit<WantedClient, 'id' | 'createdBy'>, IdentityErrorCode> {
  const name = parseName(input.name, ['name']);
  const contactEmail = input.contactEmail == null ? accept(null) : parseEmail(input.contactEmail, ['contactEmail']);
  const scopes = input.scopes.length > 0 ? accept(apiScopes.filter((scope) => input.scopes.includes(scope))) : refuse(badInput(['scopes'], 'SOME_SCOPE'));
  const place = placeIn(input);
  if (name.ok && contactEmail.ok && scopes.ok && place.ok) {
    return accept({ name: name.value, contactEmail: contactEmail.value, scopes: scopes.value, ...place.value });
  }
  return refuse(...refusalsIn([name, contactEmail, scopes, place]));
}

function placeIn(input: CreateApiClientInput): Result<Pick<WantedClient, 'institutionId' | 'organizationId'>, IdentityErrorCode> {
  const [institutionId, organizationId] = [input.institutionId?.toLowerCase() ?? null, input.organizationId?.toLowerCase() ?? null];
  const isOne = institutionId === null || organizationId === null;
  return isOne ? accept({ institutionId, organizationId }) : refuse(badInput(['organizationId'], 'ONE_PLACE'));
}

/** Only who is there can answer for a system; an organization is there for identity once somebody has a role in it. */
async function placeRefusal(unit: ClientUnit, { institutionId, organizationId }: WantedClient) {
  const isInstitution = institutionId === null || (isUuid(institutionId) && (await unit.institutions.findById(institutionId)) !== null);
  if (!isInstitution) return refuse({ code: 'NOT_FOUND' as const, field: ['institutionId'] });
  const isOrganization =
    organizationId === null || (isUuid(organizationId) && (await unit.memberships.findActiveOfOrganizations([organizationId])).length > 0);
  return isOrganization ? null : refuse({ code: 'NOT_FOUND' as const, field: ['organizationId'] });
}
