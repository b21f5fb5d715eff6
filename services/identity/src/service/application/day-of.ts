const romanianDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Bucharest' });

/** The calendar day in Romania, `yyyy-mm-dd`. */
export const dayOf = (at: Date): string => romanianDay.format(at);
