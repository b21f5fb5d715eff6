import { findCounty, findLocality } from '@conect/reference-data';
import type { OrganizationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { inLanguage, type InBothLanguages } from '../../service/graphql/in-language';
import { webPageKindOf } from '../domain/web-pages';
import { isShownToEverybody, isTombstone, type Organization } from '../domain/organization';
import { maySeePrivateFields, visibleContacts } from '../domain/permissions';

/** Whether of an organization that ended this viewer sees the tombstone alone. */
export const isHiddenTombstone = async (organization: Organization, { viewer }: RegistryContext): Promise<boolean> =>
  isTombstone(organization) && !maySeePrivateFields(await viewer(), organization);

/** A text in the language wanted, else in the other one; no longer shown once the organization has ended. */
const inOneLanguage =
  (read: (organization: Organization) => InBothLanguages) =>
  async (organization: Organization, { locale: asked }: { readonly locale?: 'RO' | 'EN' | null | undefined }, context: RegistryContext) =>
    (await isHiddenTombstone(organization, context)) ? null : inLanguage(read(organization), asked ?? context.locale);

/** What an organization says of itself, as far as the viewer may see it. */
export const presentationFields = {
  shortDescription: inOneLanguage(({ profile }) => ({ RO: profile.shortDescriptionRo, EN: profile.shortDescriptionEn })),
  description: inOneLanguage(({ profile }) => ({ RO: profile.descriptionRo, EN: profile.descriptionEn })),
  activityArea: async (organization, _args, context) => ((await isHiddenTombstone(organization, context)) ? null : shapeArea(organization)),
  logo: async (organization, _args, context) => ((await isHiddenTombstone(organization, context)) ? null : logoOf(organization, context)),
  webPages: async (organization, _args, context) =>
    (await isHiddenTombstone(organization, context)) ? [] : organization.profile.webPages.map((url) => ({ url, kind: webPageKindOf(url) })),
  contacts: async (organization, _args, { viewer }) => [...visibleContacts(await viewer(), organization)],
} satisfies OrganizationResolvers;

/** A place that a newer reference no longer has is left out. */
function shapeArea({ profile: { activityArea } }: Organization) {
  if (activityArea === null) return null;
  const { area, countyCodes, localityCodes } = activityArea;
  return { area, counties: countyCodes.flatMap((code) => findCounty(code) ?? []), localities: localityCodes.flatMap((code) => findLocality(code) ?? []) };
}

/** While the public does not see the organization, those who do have an address for themselves. */
async function logoOf(organization: Organization, { documentById, downloadOf, logoUrlOf }: RegistryContext) {
  const { logoDocumentId } = organization.profile;
  const document = await documentById(logoDocumentId);
  if (document === null) return null;
  const { mediaType, byteLength, sha256 } = document;
  const url = isShownToEverybody(organization) ? logoUrlOf(organization.id, sha256) : downloadOf(document).url;
  return { url, mediaType, byteLength, sha256 };
}
