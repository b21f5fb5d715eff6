/** The code of an error of the operating system (`ENOENT`) or of Node, if it has one. */
export const errorCodeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
