import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { findActivityDomain } from '@conect/reference-data';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../../service/domain/refusals';
import { changeDomains, requestDraftNotifications, type Holder } from '../../domain/draft-notification';
import { refusalsOfRequestingFor } from '../../domain/permissions';
import type { DraftNotificationUnit, InDraftNotificationTransaction, RequestIds } from '../ports';
import { recordRequest } from '../record-request';

interface Dependencies {
  readonly inTransaction: InDraftNotificationTransaction;
  readonly newId: NewId;
}

/** From which institution, in whose name, and in which domains. */
interface DraftRequest {
  readonly institutionId: string;
  readonly organizationId?: string | null | undefined;
  readonly domains?: readonly string[] | null | undefined;
}

/** See {@link createRequestDraftNotifications}. */
export type RequestDraftNotifications = (call: UserCall, request: DraftRequest) => Promise<Result<RequestIds, ConsultationsErrorCode>>;

const maximumDomains = 10;

/**
 * Somebody asks an institution for its drafts from now on, in his own name or in that of an organization (Legea 52/2003 art. 7(1)). Who asks
 * again has one request still, which is about the domains that he names last.
 */
export const createRequestDraftNotifications =
  ({ inTransaction, newId }: Dependencies): RequestDraftNotifications =>
  async (call, request) => {
    const malformed = refusalsOfInput(request);
    if (malformed.length > 0) return refuse(...malformed);
    const institutionId = request.institutionId.toLowerCase();
    const organizationId = request.organizationId?.toLowerCase() ?? null;
    const domains = [...new Set(request.domains ?? [])].sort();

    return inTransaction<RequestIds>(call, async (unit) => {
      const refusals = await refusalsOfAsking(unit, call, { institutionId, organizationId });
      if (refusals.length > 0) return refuse(...refusals);
      const holder: Holder = { organizationId, userId: organizationId === null ? call.principal.userId : null };
      const before = await unit.draftNotifications.findStanding(institutionId, holder);
      const event = before === null ? requestDraftNotifications({ id: newId(), institutionId, domains, ...holder }, unit.now) : changeDomains(before, domains);
      if (event !== null) await recordRequest(unit, before, event);
      return accept({ requestId: event?.request.id ?? before!.id });
    });
  };

function refusalsOfInput({ institutionId, organizationId, domains }: DraftRequest): readonly ConsultationsRefusal[] {
  const ids = Object.entries({ institutionId, organizationId }).filter(([, id]) => id != null && !isUuid(id));
  if (ids.length > 0) return ids.map(([field]) => badInput([field], 'UUID'));
  if (new Set(domains ?? []).size > maximumDomains) return [badInput(['domains'], 'ENTRY_COUNT', { maximum: maximumDomains })];
  return (domains ?? []).every((code) => findActivityDomain(code) !== null) ? [] : [badInput(['domains'], 'DOMAIN_CODE')];
}

async function refusalsOfAsking(
  { institutions, organizations, viewers }: DraftNotificationUnit,
  { principal }: UserCall,
  { institutionId, organizationId }: { readonly institutionId: string; readonly organizationId: string | null },
): Promise<readonly ConsultationsRefusal[]> {
  const refusals = organizationId === null ? [] : refusalsOfRequestingFor(await viewers.of(principal), { organizationId, isActive: (await organizations.statusOf(organizationId)) === 'ACTIVE' });
  if (refusals.length > 0) return refusals;
  return (await institutions.isOpen(institutionId)) ? [] : [{ code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } }];
}
