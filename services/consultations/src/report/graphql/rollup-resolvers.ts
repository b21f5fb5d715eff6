import { isOfSgg, isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, connectionOf, forbidden, pageRequest } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import type { Rollup, RollupSide } from '../application/ports';
import { indicatorCodes, indicators } from '../domain/indicators';
import { indicatorTexts } from './indicator-texts';

/** The resolvers of what the reports of all institutions say together. */
export const rollupResolvers = {
  Query: {
    async nationalTransparencyRollup(_parent, { year }, { viewer, rollupReader }) {
      if (!isOfSgg(await viewer())) throw forbidden('Only people of SGG see what all institutions report together.');
      return rollupReader.findRollup(year);
    },
  },
  NationalTransparencyRollup: {
    // Texts are not summed.
    indicators: ({ sums }) => indicatorCodes.filter((code) => indicators[code].kind !== 'TEXT').map((code) => ({ code, sum: sums.find((one) => one.code === code)?.sum ?? 0 })),
    reported: (rollup, page, context) => institutionsOf('REPORTED', rollup, page, context),
    missing: (rollup, page, context) => institutionsOf('MISSING', rollup, page, context),
  },
  NationalTransparencyIndicator: {
    number: ({ code }) => indicators[code].number,
    label: ({ code }, _args, { locale }) => indicatorTexts[code].label[locale === 'EN' ? 'en' : 'ro'],
  },
} satisfies Resolvers;

async function institutionsOf(side: RollupSide, { year, counts }: Rollup, page: PageArguments, { rollupReader }: ConsultationsContext) {
  const order = `rollup:${side}`;
  const request = pageRequest(order, 1, page);
  const { position, direction } = request;
  if (position !== null && !isUuid(String(position[0]))) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  const rows = await rollupReader.findInstitutions(side, year, request);
  return connectionOf({ order, request, rows, positionOf: ({ id }) => [id], totalCount: () => Promise.resolve(counts[side]) });
}
