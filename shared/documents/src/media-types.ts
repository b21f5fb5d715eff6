/** The media types CONECT can receive, each with the file name extensions that belong to it; every one has its own content checks. */
export const extensionsOfMediaType = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'text/csv': ['csv'],
  'text/html': ['html', 'htm'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
} as const satisfies Record<string, readonly string[]>;

/** A media type whose content CONECT can check. */
export type MediaType = keyof typeof extensionsOfMediaType;

/** Whether the text is one of the media types CONECT can check. */
export const isMediaType = (text: string): text is MediaType => Object.hasOwn(extensionsOfMediaType, text);
