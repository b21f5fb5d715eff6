import { accept, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { findActivityDomain } from '@conect/reference-data';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { createCommunity } from '../../domain/community';
import { refusalsOfManagement } from '../../domain/permissions';
import type { CommunityIds, InCommunityTransaction } from '../ports';
import { recordCommunity } from '../record-community';

interface Dependencies {
  readonly inTransaction: InCommunityTransaction;
  readonly newId: NewId;
}

/** In which domain, under which names. */
interface CommunityRequest {
  readonly domain: string;
  readonly name: { readonly ro: string; readonly en: string };
}

/** See {@link createCreateExpertiseCommunity}. */
export type CreateExpertiseCommunity = (call: UserCall, request: CommunityRequest) => Promise<Result<CommunityIds, RegistryErrorCode>>;

/** SGG founds a community of expertise in one activity domain. */
export const createCreateExpertiseCommunity =
  ({ inTransaction, newId }: Dependencies): CreateExpertiseCommunity =>
  (call, { domain, name }) =>
    inTransaction(call, async (unit) => {
      const refusals = refusalsOfManagement(await unit.viewers.of(call.principal));
      if (refusals.length > 0) return refuse(...refusals);

      const [nameRo, nameEn] = [textOf(200)(name.ro, ['name', 'ro'], ''), textOf(200)(name.en, ['name', 'en'], '')];
      const unknown = findActivityDomain(domain) === null ? [badInput(['domain'], 'DOMAIN_CODE')] : [];
      if (!nameRo.ok || !nameEn.ok || unknown.length > 0) return refuse(...unknown, ...[nameRo, nameEn].flatMap((text) => (text.ok ? [] : text.refusals)));
      const communityId = newId();
      await recordCommunity(unit, null, createCommunity({ id: communityId, domain, nameRo: nameRo.value, nameEn: nameEn.value }, unit.now));
      return accept({ communityId });
    });
