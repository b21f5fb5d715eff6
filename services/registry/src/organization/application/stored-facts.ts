import { refusalsOfDocuments } from '@conect/kernel';
import type { DocumentField } from '../../document/domain/document';
import { badInput, conflict, type RegistryRefusal } from '../../service/domain/refusals';
import type { OrganizationProfile } from '../domain/organization';
import type { OrganizationUnit } from './ports';

interface ProfileChange {
  readonly organizationId: string;
  readonly before: OrganizationProfile;
  readonly after: OrganizationProfile;
  readonly userId: string;
}

/** What stored facts say against a new profile: a statute or logo that is not there or not the user's, a CUI that another organization has. */
export async function refusalsOfStoredFacts(unit: OrganizationUnit, change: ProfileChange): Promise<readonly RegistryRefusal[]> {
  const { organizationId, before, after } = change;
  const { cui } = after;
  const isTaken = cui !== null && cui !== before.cui && (await unit.organizations.isCuiTaken(cui, organizationId));
  return [
    ...(await refusalsOfDocuments(unit.documents, documents, change)),
    ...(isTaken ? [conflict('CUI', ['cui'])] : []),
  ];
}

const documents: readonly DocumentField<'statuteDocumentId' | 'logoDocumentId'>[] = [
  { name: 'statuteDocumentId', purpose: 'STATUTE', refusal: badInput(['documents', 'statute'], 'STORED_STATUTE') },
  { name: 'logoDocumentId', purpose: 'LOGO', refusal: badInput(['logo'], 'STORED_LOGO') },
];
