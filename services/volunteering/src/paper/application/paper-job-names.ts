/** The job that makes one paper. */
export const makeJob = 'make-paper';

/** The job that removes files of papers that are gone. */
export const removeJob = 'remove-paper-files';
