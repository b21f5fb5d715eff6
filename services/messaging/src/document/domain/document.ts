/** What documents of messaging are for. */
export const documentPurposes = ['ATTACHMENT'] as const;

/** What a document is for. */
export type DocumentPurpose = (typeof documentPurposes)[number];

/** So many documents go with one message. */
export const maximumAttachments = 5;
