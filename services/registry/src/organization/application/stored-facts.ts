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

/** What stored facts say against a new profile: a statute or logo that is not there or not the user's, a CUI that another organization has. */
export async function refusalsOfStoredFacts(unit: OrganizationUnit, change: ProfileChange): Promise<readonly RegistryRefusal[]> {
  const { organizationId, before, after } = change;
  const { cui } = after;
  const isTaken = cui !== null && cui !== before.cui && (await unit.organizations.isCuiTaken(cui, organizationId));
  return [
    ...(await refusalsOfDocument(unit, change, statute)),
    ...(await refusalsOfDocument(unit, change, logo)),
    ...(isTaken ? [conflict('CUI', ['cui'])] : []),
  ];
}

const statute = { name: 'statuteDocumentId', purpose: 'STATUTE', refusal: badInput(['documents', 'statute'], 'STORED_STATUTE') } as const;
const logo = { name: 'logoDocumentId', purpose: 'LOGO', refusal: badInput(['logo'], 'STORED_LOGO') } as const;

/** A document that is there already stays, whoever brought it. */
async function refusalsOfDocument(unit: OrganizationUnit, { before, after, userId }: ProfileChange, { name, purpose, refusal }: typeof statute | typeof logo): Promise<readonly RegistryRefusal[]> {
  const id = after[name];
  if (id === null || id === before[name]) return [];
  return isUsableFor(purpose, await unit.documents.findById(id), userId) ? [] : [refusal];
}
