import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { findActivityDomain } from '@conect/reference-data';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, conflict, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { maximumInterests, requestInterestRecord } from '../../domain/interest-record';
import { recordInterestRecord } from '../change-interest-record';
import type { InInterestRecordTransaction, InterestRecordIds, InterestRecordUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InInterestRecordTransaction;
  readonly newId: NewId;
}

/** Which organization asks which institution, for which domains. */
interface InterestRequest {
  readonly organizationId: string;
  readonly institutionId: string;
  readonly domains: readonly string[];
}

/** See {@link createRequestInterestRecord}. */
export type RequestInterestRecord = (call: UserCall, request: InterestRequest) => Promise<Result<InterestRecordIds, RegistryErrorCode>>;

/** An administrator asks an institution to take his organization into record; one record of a pair lives at a time. */
export const createRequestInterestRecord =
  ({ inTransaction, newId }: Dependencies): RequestInterestRecord =>
  async (call, { organizationId, institutionId, domains }) => {
    const malformed = Object.entries({ organizationId, institutionId }).filter(([, id]) => !isUuid(id));
    if (malformed.length > 0) return refuse(...malformed.map(([field]) => badInput([field], 'UUID')));

    return inTransaction(call, async (unit) => {
      const organization = await unit.organizations.findByIdForUpdate(organizationId);
      if (organization === null) return refuse(notFound);
      const refusals = refusalsOf('requestInterestRecord', await unit.viewers.of(call.principal), organization);
      if (refusals.length > 0) return refuse(...refusals);

      const pair = { organizationId: organization.id, institutionId: institutionId.toLowerCase() };
      const unusable = [...refusalsOfDomains(domains), ...(await refusalsOfPair(unit, pair))];
      if (unusable.length > 0) return refuse(...unusable);
      const id = newId();
      await recordInterestRecord(unit, null, requestInterestRecord({ ...pair, id, domains, requesterId: call.principal.userId }, unit.now));
      return accept({ interestRecordId: id });
    });
  };

const unknownInstitution: RegistryRefusal = { code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } };

async function refusalsOfPair({ institutions, interestRecords }: InterestRecordUnit, { organizationId, institutionId }: Omit<InterestRequest, 'domains'>): Promise<readonly RegistryRefusal[]> {
  if (!(await institutions.isOpen(institutionId))) return [unknownInstitution];
  return (await interestRecords.hasLive(organizationId, institutionId)) ? [conflict('INTEREST_RECORD', ['institutionId'])] : [];
}

function refusalsOfDomains(domains: readonly string[]): readonly RegistryRefusal[] {
  if (domains.length === 0) return [badInput(['domains'], 'DOMAIN_CODE')];
  if (new Set(domains).size > maximumInterests) return [badInput(['domains'], 'DOMAIN_COUNT', { maximum: maximumInterests })];
  return domains.some((code) => findActivityDomain(code) === null) ? [badInput(['domains'], 'DOMAIN_CODE')] : [];
}
