const dayMillis = 86_400_000;

/** So many days of 24 hours before an instant; a negative number of days lies after it. */
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * dayMillis);
