/** What documents of volunteering are for: each area that takes documents has its purposes here. */
export const documentPurposes = ['SIGNED_CONTRACT'] as const;

/** What a document is for. */
export type DocumentPurpose = (typeof documentPurposes)[number];
