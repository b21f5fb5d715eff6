import { isUuid, type PageArguments, type PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, forbidden, pageRequest } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegisterRoot } from '../application/ports';
import { formatNumber, parseNumber, type Contribution } from '../domain/contribution';
import { maySeeRegister } from '../domain/permissions';

const rootOrder = 'registerRoots';

/** The resolvers of registers of proposals. */
export const registerResolvers: Resolvers = {
  Query: {
    async contributionRegister(_parent, { institutionId: given, year, ...page }, { viewer, contributionReader }) {
      const institutionId = uuidOf(given);
      if (!maySeeRegister(await viewer(), institutionId)) throw forbidden('The register of proposals is read by the people of the institution and by SGG.');
      const order = `register:${year}`;
      const request = pageAfter(order, page, (number) => Number.isInteger(number) && Number(number) >= 0 && Number(number) < 2 ** 31);
      const query = { institutionId, year };
      const positionOf = ({ number }: Contribution) => [number];
      return connectionOf({ order, request, rows: await contributionReader.findRegisterPage(query, request), positionOf, totalCount: () => contributionReader.countRegister(query) });
    },
    async contributionRegisterRoots(_parent, { institutionId: given, ...page }, { registerReader }) {
      const institutionId = uuidOf(given);
      const request = pageAfter(rootOrder, page, (day) => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)));
      const positionOf = ({ day }: RegisterRoot) => [day];
      return connectionOf({ order: rootOrder, request, rows: await registerReader.findRoots(institutionId, request), positionOf, totalCount: () => registerReader.countRoots(institutionId) });
    },
    async verifyContributionReceipt(_parent, { receipt: { institutionId, registrationNumber, ...claim } }, { registerReader }) {
      const number = parseNumber(registrationNumber);
      if (number === null || claim.sequence < 1) return { outcome: 'NOT_IN_REGISTER', root: null };
      return registerReader.verify({ ...claim, ...number, institutionId: uuidOf(institutionId, 'receipt.institutionId') });
    },
  },
  ContributionReceipt: {
    institution: ({ institutionId }) => ({ id: institutionId }),
    registrationNumber: formatNumber,
    entryHash: ({ hash }) => hash,
  },
  ContributionRegisterRoot: { institution: ({ institutionId }) => ({ id: institutionId }) },
};

function uuidOf(id: string, argument = 'institutionId'): string {
  if (!isUuid(id)) throw badArgument(argument, 'a UUID');
  return id.toLowerCase();
}

/** A cursor of such a list holds one value; another one was not made here. */
function pageAfter(order: string, page: PageArguments, isOurs: (value: unknown) => boolean): PageRequest {
  const request = pageRequest(order, 1, page);
  if (request.position !== null && !isOurs(request.position[0])) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
