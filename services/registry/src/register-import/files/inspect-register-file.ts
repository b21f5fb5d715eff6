import { inspectContent, inspectXlsx, type ContentInspector } from '@conect/documents';
import { maximumUnpackedBytes } from './xlsx-rows';

/**
 * Looks into what is uploaded. Of the two kinds of register files, a text is not read whole into memory here, since its import says
 * in which line it is no text; and a workbook may unpack to what a register can be.
 */
export const inspectRegistryDocument: ContentInspector = (file, mediaType) => {
  if (mediaType === 'text/csv') return Promise.resolve(null);
  if (mediaType === 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') return inspectXlsx(file, maximumUnpackedBytes);
  return inspectContent(file, mediaType);
};
