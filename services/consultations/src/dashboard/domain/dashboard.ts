/** The numbers of an institution's dashboard. */
export const dashboardNumbers = ['OPEN', 'CLOSING', 'UNANSWERED', 'OVERDUE'] as const;

/** One of {@link dashboardNumbers}. */
export type DashboardNumber = (typeof dashboardNumbers)[number];

/** What an institution has before it at a moment. */
export interface Dashboard {
  readonly institutionId: string;
  readonly asOf: Date;
  readonly counts: Readonly<Record<DashboardNumber, number>>;
}
