/** What documents of consultations are for: the text of a draft. */
export const documentPurposes = ['DRAFT_TEXT'] as const;

/** What a document is for. */
export type DocumentPurpose = (typeof documentPurposes)[number];
