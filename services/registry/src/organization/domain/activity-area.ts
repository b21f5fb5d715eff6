import { findCounty, findLocality } from '@conect/reference-data';
import { badInput, type RegistryRefusal } from '../../service/domain/refusals';
import { unknownLocality } from './places';

/** How far an organization's work reaches (arie de activitate). */
export type ActivityArea = 'LOCAL' | 'REGIONAL' | 'NATIONAL' | 'INTERNATIONAL';

/** Where an organization works; codes are sorted, so that the same places never look like a change. */
export interface AreaOfActivity {
  readonly area: ActivityArea;
  /** What a REGIONAL one says, and where the localities of a LOCAL one are; else empty. */
  readonly countyCodes: readonly string[];
  /** SIRUTA codes of what a LOCAL one says; else empty. */
  readonly localityCodes: readonly string[];
}

/** Where an organization works, as its people say it. */
export interface AreaInput {
  readonly area: ActivityArea;
  readonly counties?: readonly string[] | null | undefined;
  readonly localities?: readonly string[] | null | undefined;
}

/** An area that was asked for, with everything that speaks against it. */
interface MergedArea {
  readonly activityArea: AreaOfActivity | null;
  readonly refusals: readonly RegistryRefusal[];
}

/** A LOCAL organization names at most so many localities; with more it is REGIONAL. */
export const maximumLocalities = 50;

const sortedOnce = (codes: readonly string[]): readonly string[] => [...new Set(codes)].toSorted();

/**
 * The area after a change: a LOCAL one names its localities, a REGIONAL one its counties, the others cover everything and name
 * nothing. Absent leaves it, null clears it.
 */
export function mergeArea(current: AreaOfActivity | null, input: AreaInput | null | undefined): MergedArea {
  if (input === undefined) return { activityArea: current, refusals: [] };
  if (input === null) return { activityArea: null, refusals: [] };

  const counties = sortedOnce(input.counties ?? []);
  const localityCodes = sortedOnce(input.localities ?? []);
  const theirs = localityCodes.flatMap((code) => findLocality(code)?.countyCode ?? []);
  const countyCodes = input.area === 'LOCAL' ? sortedOnce(theirs) : counties;
  return {
    activityArea: { area: input.area, countyCodes, localityCodes },
    refusals: [...refusalsOfNumbers(input.area, counties.length, localityCodes.length), ...refusalsOfCodes(counties, localityCodes)],
  };
}

/** How many of either an area names. */
const numbers: Readonly<Record<ActivityArea, Readonly<Record<'counties' | 'localities', readonly [minimum: number, maximum: number]>>>> = {
  LOCAL: { counties: [0, 0], localities: [1, maximumLocalities] },
  REGIONAL: { counties: [1, Number.POSITIVE_INFINITY], localities: [0, 0] },
  NATIONAL: { counties: [0, 0], localities: [0, 0] },
  INTERNATIONAL: { counties: [0, 0], localities: [0, 0] },
};

function refusalsOfNumbers(area: ActivityArea, countyCount: number, localityCount: number): readonly RegistryRefusal[] {
  const given = { counties: countyCount, localities: localityCount };
  return (['counties', 'localities'] as const)
    .filter((places) => given[places] < numbers[area][places][0] || given[places] > numbers[area][places][1])
    .map((places) => ({ code: 'ACTIVITY_AREA_MISMATCH', field: ['activityArea', places], params: { area } }));
}

function refusalsOfCodes(counties: readonly string[], localities: readonly string[]): readonly RegistryRefusal[] {
  const unknown = localities.find((code) => findLocality(code) === null);
  return [
    ...(counties.some((code) => findCounty(code) === null) ? [badInput(['activityArea', 'counties'], 'COUNTY_CODE')] : []),
    ...(unknown === undefined ? [] : [unknownLocality(unknown, ['activityArea', 'localities'])]),
  ];
}
