import { isUuid, type PageArguments, type PageRequest } from '@conect/kernel';
import { findCounty } from '@conect/reference-data';
import { badArgument, connectionOf, forbidden, pageRequest } from '@conect/service-kit';
import { relatedDomains } from '../../consultation/domain/related-domains';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { CoveragePart, Gap } from '../application/ports';
import { seesCoverage } from '../domain/permissions';
import type { CoverageModel } from './context';

const order = 'coverageGaps';
const positionOf = ({ county, id }: Gap): readonly string[] => [county, id];

const inDomain = { domain: ({ domain }: Pick<CoveragePart, 'domain'>) => ({ id: domain }) };
const inCounty = { county: ({ county }: Pick<CoveragePart, 'county'>) => (county === null ? null : { id: county }) };

/** The resolvers of how far consultations reach. */
export const coverageResolvers = {
  Query: {
    async expertiseCoverage(_parent, { consultationId }, context) {
      const consultation = await context.visibleConsultation(consultationId);
      if (consultation === null) return null;
      if (!seesCoverage(await context.viewer(), consultation.institutionId)) throw forbidden('Only people of the institution and of SGG see how far a consultation reaches.');
      const { id, content } = consultation;
      const domains = content.domains.map((domain) => ({ domain, related: relatedDomains([domain]) }));
      const found = await context.coverageReader.find({ consultationId: id, domains, contributorIds: await context.contributorsOf(id) });
      const coverage: CoverageModel = { ...found, consultationId: id, related: relatedDomains(content.domains) };
      return coverage;
    },
  },
  ExpertiseCoverage: {
    async gaps({ consultationId, related }, { countyCodes, ...page }, { coverageReader }) {
      const request = checkedPlace(page);
      const asked = { consultationId, related, countyCodes: wantedCounties(countyCodes) };
      return connectionOf({ order, request, rows: await coverageReader.findGaps(asked, request), positionOf, totalCount: () => coverageReader.countGaps(asked) });
    },
  },
  CoverageByDomain: inDomain,
  CoverageByCounty: inCounty,
  CoverageCell: { ...inDomain, ...inCounty },
} satisfies Resolvers;

function wantedCounties(codes: readonly string[] | null | undefined): readonly string[] | null {
  if (codes == null || codes.length === 0) return null;
  if (!codes.every((code) => findCounty(code) !== null)) throw badArgument('countyCodes', 'codes of counties, e.g. CJ');
  return codes;
}

/** A cursor of this list holds a county and an id; another one was not made here. */
function checkedPlace(page: PageArguments): PageRequest {
  const request = pageRequest(order, 2, page);
  const { position, direction } = request;
  const isOurs = position === null || (typeof position[0] === 'string' && isUuid(String(position[1])));
  if (!isOurs) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
