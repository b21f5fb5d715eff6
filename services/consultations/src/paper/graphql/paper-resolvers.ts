import type { PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import type { Consultation } from '../../consultation/domain/consultation';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import type { AskedContributions } from '../../contribution/application/ports';
import type { Contribution } from '../../contribution/domain/contribution';
import { isAnswered, justificationOf, mayHaveMatrix, placesOf } from '../domain/matrix';
import { mayHaveEvidence } from '../domain/paper';
import type { EvidencePackAddress, PaperContext } from './context';

const order = 'responseMatrix';

/** The resolvers of papers. */
export const paperResolvers: Resolvers = {
  Consultation: {
    responseMatrix: async (consultation, page, context) => (mayHaveMatrix(await context.viewer(), consultation) ? matrixPage(consultation, page, context) : null),
    responseMatrixFiles: async (consultation, _args, context) => (mayHaveMatrix(await context.viewer(), consultation) ? matrixFiles(consultation, context) : null),
    evidencePack: async (consultation, _args, context) => (mayHaveEvidence(await context.viewer(), consultation) ? addressOf(consultation.id, context) : null),
  },
  ResponseMatrixRow: {
    place: placesOf,
    contribution: (contribution) => contribution,
    decision: ({ status }) => status,
    justification: justificationOf,
  },
  EvidencePack: { sha256: ({ consultationId }, _args, { paperHashOf }) => paperHashOf(consultationId, 'evidence-pack.zip') },
};

const addressOf = (consultationId: string, { paperAddressOf }: PaperContext): EvidencePackAddress => ({ ...paperAddressOf(consultationId, 'evidence-pack.zip'), consultationId });

const matrixFiles = (consultation: Consultation, { paperAddressOf }: PaperContext) =>
  (['CSV', 'XLSX', 'PDF'] as const).map((format) => {
    const name = `response-matrix.${format.toLowerCase() as Lowercase<typeof format>}` as const;
    return { format, ...paperAddressOf(consultation.id, name, isAnswered(consultation)) };
  });

const everything: Omit<AskedContributions, 'of' | 'ofId' | 'request'> = { statuses: null, kinds: null, authorKinds: null, blockId: null, isGeneral: null, withDecisions: true };

async function matrixPage({ id }: Consultation, page: PageArguments, { contributionsOf, contributionCountOf }: ConsultationsContext) {
  const query: Omit<AskedContributions, 'request'> = { of: 'CONSULTATION', ofId: id, ...everything };
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const positionOf = ({ createdAt, id: contributionId }: Contribution) => queuePosition(createdAt, contributionId);
  return connectionOf({ order, request, rows: await contributionsOf({ ...query, request }), positionOf, totalCount: () => contributionCountOf(query) });
}
