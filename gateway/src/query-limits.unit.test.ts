import { defaultQueryLimits, excessOfDocument, excessOfRequest, limitExceeded } from './query-limits';
import type { OperationMeasures } from './measure-operation';

const modest: OperationMeasures = { depth: 1, aliases: 0, rootFields: 1, directives: 0, fields: 1, pages: [], cost: 1 };

describe('query limits', () => {
  it('are those of the architecture', () => {
    expect(defaultQueryLimits).toMatchObject({ depth: 12, aliases: 15, rootFields: 20, tokens: 2_000, pageSize: 100 });
  });

  it.each(['depth', 'aliases', 'rootFields', 'directives'] as const)('allow %s up to the limit and refuse one more', (limit) => {
    const allowed = defaultQueryLimits[limit];

    expect(excessOfDocument({ ...modest, [limit]: allowed }, defaultQueryLimits)).toBeNull();
    expect(excessOfDocument({ ...modest, [limit]: allowed + 1 }, defaultQueryLimits)).toEqual({ limit, allowed, given: allowed + 1 });
  });

  it('do not claim to know how many fields there are once counting stopped', () => {
    const { fields } = defaultQueryLimits;

    expect(excessOfDocument({ ...modest, fields: fields + 1 }, defaultQueryLimits)).toEqual({ limit: 'fields', allowed: fields, given: null });
  });

  it.each([
    [{ pages: [{ argument: 'first', amount: 100 }] }, {}, null],
    [{ pages: [{ argument: 'first', amount: 101 }] }, {}, { limit: 'pageSize', allowed: 100, given: 101, argument: 'first' }],
    [{ pages: [{ argument: 'last', amount: { variable: 'n', otherwise: 20 } }] }, { n: 101 }, { limit: 'pageSize', allowed: 100, given: 101, argument: 'last' }],
    [{ pages: [{ argument: 'last', amount: { variable: 'n', otherwise: 20 } }] }, { n: null }, null],
    [{ cost: () => 5_001 }, {}, { limit: 'cost', allowed: 5_000, given: 5_001 }],
  ])('judge %j with variables %j', (measures, variables, excess) => {
    expect(excessOfRequest({ ...modest, ...measures }, defaultQueryLimits, variables)).toEqual(excess);
  });

  it('say which limit, how much is allowed and how much was given', () => {
    const { message, extensions } = limitExceeded({ limit: 'pageSize', allowed: 100, given: 101, argument: 'first' });

    expect(message).toBe('Argument "first": at most 100 allowed, 101 given.');
    expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'pageSize', allowed: 100, given: 101, argument: 'first' });
  });
});
