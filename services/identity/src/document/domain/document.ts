/** What documents of identity are for: one names who speaks for an institution (act de desemnare, SGG Order 1128/2025 art. 3). */
export const documentPurposes = ['DESIGNATION'] as const;

/** What a document is for. */
export type DocumentPurpose = (typeof documentPurposes)[number];
