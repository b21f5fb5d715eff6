import { isUuid, type Result } from '@conect/kernel';
import { qrSvg } from '@conect/papers';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, unauthenticated, unlessEmpty, userCall, wantedIds } from '@conect/service-kit';
import { isPartyOf, organizationsHostedBy } from '../../membership/domain/host';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { Resolvers, VolunteeringCertificateFilter, VolunteeringCertificateResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { shapePermission, volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { CertificateIds, CertificateQuery } from '../application/ports';
import { numberOf, type Certificate } from '../domain/certificate';
import { competences, findCompetence, type Competence } from '../domain/competences';
import { refusalsOfRevoking } from '../domain/permissions';

const order = 'volunteeringCertificates';
const positionOf = ({ createdAt, id }: Certificate): readonly string[] => queuePosition(createdAt, id);

/** A certificate, if the viewer may know of it. */
async function certificateOf(id: string, { certificateById, viewer }: VolunteeringContext): Promise<Certificate | null> {
  const certificate = isUuid(id) ? await certificateById(id.toLowerCase()) : null;
  return certificate !== null && isPartyOf(await viewer(), certificate) ? certificate : null;
}

const queryOf = ({ statuses, organizationIds, contractIds }: VolunteeringCertificateFilter): CertificateQuery => ({
  statuses: unlessEmpty(statuses),
  organizationIds: wantedIds(organizationIds, 'filter.organizationIds'),
  contractIds: wantedIds(contractIds, 'filter.contractIds'),
});

/** Competences by their codes. */
const competencesOf = ({ competences: codes }: { readonly competences: readonly string[] }): readonly Competence[] => codes.flatMap((code) => findCompetence(code) ?? []);

/** The fields of a certificate; who sees it sees all of it. */
const certificateFields: VolunteeringCertificateResolvers = {
  number: numberOf,
  issuedAt: ({ createdAt }) => createdAt,
  revokedAt: ({ status, statusSince }) => (status === 'REVOKED' ? statusSince : null),
  revocationReason: ({ statusReason }) => statusReason,
  organization: ({ organizationId }) => ({ id: organizationId }),
  contract: ({ contractId }, _args, { contractOfCertificate }) => contractOfCertificate(contractId),
  volunteer: ({ volunteerId }) => ({ id: volunteerId }),
  competences: competencesOf,
  verificationCode: (certificate, _args, { codeOfCertificate }) => codeOfCertificate(certificate)?.code ?? null,
  verificationUrl: (certificate, _args, { codeOfCertificate }) => codeOfCertificate(certificate)?.url ?? null,
  qrCodeSvg(certificate, _args, { codeOfCertificate, locale }) {
    const url = codeOfCertificate(certificate)?.url;
    return url === undefined ? null : qrSvg(url, locale === 'EN' ? `QR code of the page that verifies the certificate: ${url}` : `Cod QR spre pagina de verificare a certificatului: ${url}`);
  },
  viewerCan: async (certificate, _args, { viewer, locale }) => ({ revoke: shapePermission(refusalsOfRevoking(await viewer(), certificate), locale) }),
};

/** The resolvers of certificates. */
export const certificateResolvers: Resolvers = {
  Query: {
    verifyCertificate: (_parent, { code, fullName }, { verifyCode }) => verifyCode(code, fullName ?? null),
    volunteeringCertificate: (_parent, { id }, context) => certificateOf(id, context),
    async volunteeringCertificates(_parent, { filter, ...page }, { viewer, certificateReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = queryOf(filter ?? {});
      const who = await viewer();
      if (who.userId === null) throw unauthenticated();
      const sight = { volunteerId: who.userId, organizationIds: organizationsHostedBy(who) };
      return connectionOf({ order, request, rows: await reader.findPage(sight, query, request), positionOf, totalCount: () => reader.count(sight, query) });
    },
    volunteeringCompetences: () => competences,
  },
  Mutation: {
    issueCertificate: async (_parent, { input }, context) => payloadOf(await context.certificateCommands.issueCertificate(userCall(context, 'issueCertificate', input), input), context),
    revokeCertificate: async (_parent, { input }, context) => payloadOf(await context.certificateCommands.revokeCertificate(userCall(context, 'revokeCertificate', input), input), context),
  },
  VolunteeringCertificate: { ...certificateFields, __resolveReference: ({ id }, context) => certificateOf(id, context) },
  CertificateVerification: { organization: ({ organizationId }) => ({ id: organizationId }), competences: competencesOf },
  VolunteeringCompetence: {
    id: ({ code }) => code,
    area: ({ area }, _args, { locale }) => (locale === 'EN' ? area.en : area.ro),
    name: ({ name }, _args, { locale }) => (locale === 'EN' ? name.en : name.ro),
  },
};

async function payloadOf(outcome: Result<CertificateIds, VolunteeringErrorCode>, { certificateById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { certificate: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { certificate: await certificateById(outcome.value.certificateId), userErrors: [] };
}
