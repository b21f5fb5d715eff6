import { attachmentOf } from './content-disposition';

test.each([
  ['statut.pdf', `attachment; filename="statut.pdf"; filename*=UTF-8''statut.pdf`],
  ['Țarnița „Verde”.pdf', `attachment; filename="Tarnita _Verde_.pdf"; filename*=UTF-8''%C8%9Aarni%C8%9Ba%20%E2%80%9EVerde%E2%80%9D.pdf`],
  [`a"b\\c%d'(1)*.pdf`, `attachment; filename="a_b_c_d'(1)*.pdf"; filename*=UTF-8''a%22b%5Cc%25d%27%281%29%2A.pdf`],
  ['a\r\nb.pdf', `attachment; filename="a__b.pdf"; filename*=UTF-8''a%0D%0Ab.pdf`],
])('names %j for old and new clients', (fileName, header) => {
  expect(attachmentOf(fileName)).toBe(header);
});
