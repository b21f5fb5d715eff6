import { mergeResolvers } from './merge-resolvers';

const name = () => 'name';
const title = () => 'title';

it('joins the fields of a type from every area', () => {
  expect(mergeResolvers<object>([{ User: { name } }, { User: { title }, Query: { me: name } }])).toEqual({
    User: { name, title },
    Query: { me: name },
  });
});

it('refuses two areas that resolve the same field', () => {
  expect(() => mergeResolvers<object>([{ User: { name } }, { User: { name: title } }])).toThrow('Expected one area to resolve User.name, found two');
});
