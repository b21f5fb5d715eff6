import type { OrganizationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import type { Viewer } from '../../membership/domain/viewer';
import { isRegistryOfficer } from '../../membership/domain/viewer';
import { isAdmitted, isTombstone, isUnclaimed, type Organization } from '../domain/organization';
import { maySeePrivateFields, maySeeReviewComments } from '../domain/permissions';
import { isHiddenTombstone } from './presentation-fields';
import { viewerCan } from './viewer-can';

type Reader<Value> = (organization: Organization, context: RegistryContext) => Value;
type MaySee = (viewer: Viewer, organization: Organization) => boolean;

/** A field that is null to those who may not see it. */
const onlyFor =
  (maySee: MaySee) =>
  <Value>(read: Reader<Value>) =>
  async (organization: Organization, _args: object, context: RegistryContext): Promise<Awaited<Value> | null> =>
    maySee(await context.viewer(), organization) ? await read(organization, context) : null;

const privately = onlyFor(maySeePrivateFields);
const forOfficers = onlyFor((viewer) => isRegistryOfficer(viewer));

/** The fields of an organization that are not public; each is null to those who may not see it. */
export const privateOrganizationFields = {
  boardMembers: privately(({ profile }) => [...profile.boardMembers]),
  applicant: privately((organization) => userOf('applicantId' in organization ? organization.applicantId : null)),
  submittedAt: privately((organization) => ('submittedAt' in organization ? organization.submittedAt : null)),
  reviewer: forOfficers((organization) => userOf('reviewerId' in organization ? organization.reviewerId : null)),
  reviewStartedAt: privately((organization) => ('reviewStartedAt' in organization ? organization.reviewStartedAt : null)),
  decidedAt: privately((organization) => ('decidedAt' in organization ? organization.decidedAt : null)),
  decisionReason: privately((organization) => ('decisionReason' in organization ? organization.decisionReason : null)),
  statusReason: privately((organization) => (isAdmitted(organization) ? organization.statusReason : null)),
  statute: privately(({ profile }, { documentById }) => documentById(profile.statuteDocumentId)),
  reviewComments: onlyFor(maySeeReviewComments)(({ id }, { reviewCommentsOf }) => reviewCommentsOf(id)),
} satisfies OrganizationResolvers;

const userOf = (id: string | null) => (id === null ? null : { id });

type PublicText = (organization: Organization, args: object, context: RegistryContext) => Promise<string | null>;

/** A field that an organization no longer shows once it has ended. */
const unlessEnded =
  (read: (organization: Organization) => string | null): PublicText =>
  async (organization, _args, context) =>
    (await isHiddenTombstone(organization, context)) ? null : read(organization);

/** As {@link unlessEnded}, and nobody sees what only the register says. */
const unlessUnspoken =
  (read: (organization: Organization) => string | null): PublicText =>
  async (organization, args, context) =>
    isUnclaimed(organization) ? null : unlessEnded(read)(organization, args, context);

/** The public fields of an organization. */
export const publicOrganizationFields = {
  __resolveReference: ({ id }, { visibleOrganization }) => visibleOrganization(id),
  type: ({ profile }) => profile.type,
  legalName: ({ profile }) => profile.legalName,
  shortName: ({ profile }) => profile.shortName,
  cui: ({ profile }) => profile.cui,
  nationalRegisterNumber: ({ profile }) => profile.nationalRegisterNumber,
  courtRegisterNumber: ({ profile }) => profile.courtRegisterNumber,
  registeredOn: ({ profile }) => profile.registeredOn,
  registeredAddress: unlessUnspoken(({ profile }) => profile.registeredAddress),
  purpose: async (organization, args, context) =>
    isUnclaimed(organization) && !isTombstone(organization) ? context.releasedPurposeOf(organization.id) : unlessUnspoken(({ profile }) => profile.purpose)(organization, args, context),
  legalRepresentative: unlessUnspoken(({ profile }) => profile.legalRepresentative),
  website: unlessEnded(({ profile }) => profile.website),
  contactEmail: unlessEnded(({ profile }) => profile.contactEmail),
  contactPhone: unlessEnded(({ profile }) => profile.contactPhone),
  confirmedAt: (organization) => (isAdmitted(organization) ? organization.confirmedAt : null),
  isStale: (organization) => isAdmitted(organization) && organization.isStale,
  viewerCan: async (organization, _args, { viewer, locale }) => viewerCan(await viewer(), organization, locale),
} satisfies OrganizationResolvers;
