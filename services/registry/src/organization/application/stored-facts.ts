import { isUsableFor } from '../../document/domain/document';
import { badInput, conflict, type RegistryRefusal } from '../../service/domain/refusals';
import type { OrganizationProfile } from '../domain/organization';
import type { OrganizationUnit } from './ports';

interface ProfileChange {
  readonly organizationId: string;
  readonly before: OrganizationProfile;
  readonly after: OrganizationProfile;
  readonly userId: string;
}

/** What stored facts say against a new profile: a statute that is not there or not the user's, a CUI that another organization has. */
export async function refusalsOfStoredFacts(unit: OrganizationUnit, change: ProfileChange): Promise<readonly RegistryRefusal[]> {
  const { organizationId, before, after, userId } = change;
  const refusals: RegistryRefusal[] = [];
  const { statuteDocumentId, cui } = after;
  if (statuteDocumentId !== null && statuteDocumentId !== before.statuteDocumentId) {
    const statute = await unit.documents.findById(statuteDocumentId);
    if (!isUsableFor('STATUTE', statute, userId)) refusals.push(badInput(['documents', 'statute'], 'STORED_STATUTE'));
  }
  if (cui !== null && cui !== before.cui && (await unit.organizations.isCuiTaken(cui, organizationId))) {
    refusals.push(conflict('CUI', ['cui']));
  }
  return refusals;
}
