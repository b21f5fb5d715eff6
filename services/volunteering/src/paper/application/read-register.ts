import type { ContractReader, RegisterEntry } from '../../contract/application/ports';

const pageSize = 500;

/** Every entry of the register of a host and year, the first first, read page by page. */
export async function* readRegister({ findRegister }: Pick<ContractReader, 'findRegister'>, organizationId: string, year: number): AsyncGenerator<RegisterEntry> {
  let after: number | null = null;
  for (;;) {
    const found: readonly RegisterEntry[] = await findRegister({ organizationId, year, request: { size: pageSize, direction: 'FORWARD', position: after === null ? null : [after] } });
    const entries = found.slice(0, pageSize);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || found.length <= pageSize) return;
    after = last.contract.number;
  }
}
