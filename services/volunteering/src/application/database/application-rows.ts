import type { Answer, Application } from '../domain/application';
import type { ApplicationRow } from './tables/application.table';

/** Reads an application from its row; that its words are those of the domain, the table's constraints and the commands say. */
export const toApplication = ({ answers, ...facts }: ApplicationRow): Application => ({ ...facts, answers: answers as Answer[] }) as Application;

/** Writes an application as its row. */
export const toApplicationRow = (application: Application): ApplicationRow => ({ ...application, answers: [...application.answers] });
