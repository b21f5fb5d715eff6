import type { TransparencyIndicatorResolvers } from '../../service/graphql/__generated__/resolvers-types';
import { countedItems } from '../../service/graphql/counted-items';
import { indicators, isCounted, shareOf } from '../domain/indicators';
import { indicatorTexts } from './indicator-texts';

/** The fields of one indicator; what it counts is of its own edition, also once that was corrected. */
export const indicatorFields: TransparencyIndicatorResolvers = {
  number: ({ code }) => indicators[code].number,
  kind: ({ code }) => indicators[code].kind,
  basis: ({ code }) => indicators[code].basis,
  label: ({ code }, _args, { locale }) => indicatorTexts[code].label[locale === 'EN' ? 'en' : 'ro'],
  source: ({ code }, _args, { locale }) => indicatorTexts[code].source[locale === 'EN' ? 'en' : 'ro'],
  value: ({ code, edition }) => numberIn(edition.values[code]),
  text: ({ code, edition }) => textIn(edition.values[code]),
  share: ({ code, edition }) => shareOf(code, edition.values),
  items({ code, edition: { reportId, number, status } }, page, { indicatorItemsOf, indicatorItemCountOf }) {
    if (!isCounted(code)) return null;
    const asked = { reportId, number: status === 'FROZEN' ? number : null, code };
    return countedItems(page, { order: `indicator:${code}`, totalCount: () => indicatorItemCountOf(asked), read: (request) => indicatorItemsOf({ ...asked, request }) });
  },
};

const numberIn = (value: number | string | undefined): number | null => (typeof value === 'number' ? value : null);
const textIn = (value: number | string | undefined): string | null => (typeof value === 'string' ? value : null);
