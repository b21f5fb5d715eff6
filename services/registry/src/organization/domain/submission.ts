import { badInput, type RegistryRefusal } from '../../service/domain/refusals';
import type { OrganizationProfile } from './organization';

/** What a registration still lacks before it can be handed in; a group without legal personality has neither CUI nor statute. */
export function missingForSubmission(profile: OrganizationProfile): readonly RegistryRefusal[] {
  const isLegalPerson = profile.type !== 'INFORMAL_GROUP';
  const required: readonly (readonly [boolean, readonly string[]])[] = [
    [!isLegalPerson || profile.cui !== null, ['cui']],
    [profile.countyCode !== null, ['countyCode']],
    [profile.localityCode !== null, ['localityCode']],
    [profile.domains.some(({ isPrimary }) => isPrimary), ['primaryDomain']],
    [!isLegalPerson || profile.statuteDocumentId !== null, ['documents', 'statute']],
  ];
  return required.filter(([present]) => !present).map(([, field]) => badInput(field, 'VALUE'));
}
