import type { HistoryRefusalCode } from './history';

/** Why a row is not brought in, for who operates the service. */
export const refusalTexts: Readonly<Record<HistoryRefusalCode, string>> = {
  WRONG_CELL_COUNT: 'it has more or fewer cells than the heading',
  BAD_ID: 'its id is no UUID',
  BAD_TITLE: 'it has no title, or one of more than 5,000 characters',
  UNKNOWN_ACT_TYPE: 'its kind of act is not known',
  UNKNOWN_INSTITUTION: 'its institution is not known',
  NO_DATES: 'it says not from when until when proposals were taken',
  BAD_DATES: 'a date is none, stands before the publication or before 2013-12-03',
  NOT_OVER: 'its term for proposals has not ended',
  BAD_LINK: 'its link is no address of a page',
  BAD_MAILBOX: 'its mailbox is no e-mail address',
  ID_REPEATED: 'an earlier row has the same id',
  ID_TAKEN: 'a consultation that was held in CONECT has this id',
};
