import type { LocalDate } from '@conect/legal-clock';

/** Below this nobody has work capacity, not even with his parents' consent (Codul muncii art. 13(2) and (3)), and a volunteer needs it (Legea 78/2014 art. 3). */
export const lowestAge = 15;

/** From this age on somebody is no minor (Codul civil art. 38). */
export const fullAge = 18;

/** How many whole years somebody has on a day; born on 29 February, he becomes a year older on 1 March of a year that has none, as identity counts it too. */
export function ageOn(birthDate: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
