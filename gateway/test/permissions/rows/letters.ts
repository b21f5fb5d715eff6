import { aStatute } from '../../e2e/people';
import type { Rows } from '../row';
import { uploadOf } from '../things';

/** What goes with letters. */
export const letters: Rows = {
  requestMessagingDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'ATTACHMENT') },
};
