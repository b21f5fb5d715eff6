import type { Rows } from '../row';

/** What people do about the data that are kept of them. */
export const dataExport: Rows = {
  requestDataExport: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({}) },
};
