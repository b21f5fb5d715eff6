import { foldText } from '@conect/kernel';

/** A name as it is compared: without case, diacritics and dashes, in whatever order its parts stand. */
export const comparedName = (fullName: string): string => foldText(fullName).split(' ').sort().join(' ');

/** The first letter of each part of a name, e.g. `M. I. P.` of Mara Ionescu-Pop. */
export const initialsOf = (fullName: string): string =>
  fullName
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((part) => part !== '')
    .map((part) => `${[...part][0]!.toLocaleUpperCase('ro')}.`)
    .join(' ');
