import type { Rows } from '../row';
import { uploadOf } from '../things';
import { aStatute } from '../../e2e/people';

/** What people and organizations propose about a draft, and how the institution answers. */
export const contributions: Rows = {
  requestConsultationsDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'ATTACHMENT') },
};
