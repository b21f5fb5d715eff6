/** What is wrong with a document's content; part of the refusal UPLOAD_CONTENT_REFUSED. */
export type ContentProblem =
  /** The bytes are not of the declared type. */
  | 'WRONG_TYPE'
  /** Cut short, broken, or not to be understood. */
  | 'UNREADABLE'
  /** Protected by a password, so that it cannot be checked. */
  | 'ENCRYPTED'
  /** Carries a program: macros, JavaScript, a launch action. */
  | 'ACTIVE_CONTENT'
  /** Carries other files. */
  | 'EMBEDDED_FILE'
  /** A second file of another type hides in it. */
  | 'HIDDEN_ARCHIVE'
  /** Unpacks to too much, or too many, or names paths outside. */
  | 'UNSAFE_ARCHIVE'
  /** More than 50 megapixels. */
  | 'IMAGE_TOO_LARGE';
