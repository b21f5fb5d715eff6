import { isUuid } from '@conect/kernel';
import { badInput, type RegistryRefusal } from '../../service/domain/refusals';
import type { YearlyContent } from './yearly-report';

/** The content part of the input of `submitYearlyReport`. */
export interface YearlyInput {
  readonly activityReport: string;
  readonly financialStatement?: string | null | undefined;
  readonly incomeBani: string;
  readonly expenseBani: string;
  readonly employeeCount: number;
  readonly volunteerCount: number;
  readonly beneficiaryCount: number;
}

const counts = ['employeeCount', 'volunteerCount', 'beneficiaryCount'] as const;
const amounts = ['incomeBani', 'expenseBani'] as const;

const isAmount = (text: string): boolean => /^(0|[1-9]\d{0,14})$/.test(text);

/** Reads the input; every mistake at once. */
export function parseYearlyInput(input: YearlyInput): { readonly content: YearlyContent; readonly refusals: readonly RegistryRefusal[] } {
  const { activityReport, financialStatement = null, incomeBani, expenseBani, employeeCount, volunteerCount, beneficiaryCount } = input;
  return {
    content: {
      activityReportId: activityReport.toLowerCase(),
      financialStatementId: financialStatement?.toLowerCase() ?? null,
      incomeBani: Number(incomeBani),
      expenseBani: Number(expenseBani),
      employeeCount,
      volunteerCount,
      beneficiaryCount,
    },
    refusals: [
      ...amounts.filter((field) => !isAmount(input[field])).map((field) => badInput([field], 'AMOUNT')),
      ...counts.filter((field) => input[field] < 0).map((field) => badInput([field], 'COUNT')),
      ...(isUuid(activityReport) ? [] : [badInput(['activityReport'], 'UUID')]),
      ...(financialStatement === null || isUuid(financialStatement) ? [] : [badInput(['financialStatement'], 'UUID')]),
    ],
  };
}
