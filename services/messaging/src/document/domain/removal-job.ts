/** The job that removes the bytes of documents that were forgotten. */
export const removalJob = 'remove-forgotten-bytes';
