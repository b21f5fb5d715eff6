import type { MediaType } from '../media-types';
import type { ContentProblem } from './content-problem';
import { inspectCsv } from './csv';
import { inspectHtml } from './html';
import { inspectJpeg, inspectPng } from './image';
import { inspectPdf } from './pdf';
import { inspectWebp } from './webp';
import { inspectDocx, inspectOdt, inspectXlsx } from './zip-package';

/** Looks into a whole file; null when nothing is wrong. What it throws is a fault, and the file is not kept. */
export type ContentInspector = (file: string, mediaType: MediaType) => Promise<ContentProblem | null>;

const inspectors: Readonly<Record<MediaType, (file: string) => Promise<ContentProblem | null>>> = {
  'application/pdf': inspectPdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': inspectDocx,
  'application/vnd.oasis.opendocument.text': inspectOdt,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (file) => inspectXlsx(file),
  'text/csv': inspectCsv,
  'text/html': inspectHtml,
  'image/jpeg': inspectJpeg,
  'image/png': inspectPng,
  'image/webp': inspectWebp,
};

/** CONECT's own checks of type, structure and macros. They keep out the plainly dangerous; they are no virus scanner. */
export const inspectContent: ContentInspector = (file, mediaType) => inspectors[mediaType](file);
