/** What documents of consultations are for: each area that takes documents has its purposes here. */
export const documentPurposes = ['ATTACHMENT', 'SCAN', 'DRAFT_TEXT', 'MINUTES'] as const;

/** What a document is for. */
export type DocumentPurpose = (typeof documentPurposes)[number];
