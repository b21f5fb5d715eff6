import { topicTexts } from '../../notification/domain/notice-texts';
import type { Unsubscription } from '../application/ports';

const scopeTexts = { ...topicTexts, ALL: { RO: 'toate temele', EN: 'all topics' } };

const page = (...parts: readonly string[]): string =>
  `<!doctype html><html lang="ro"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>CONECT</title></head><body><h1>CONECT</h1>${parts.join('')}</body></html>`;

/** Asks before it ends anything: programs that look at links in mails follow them, but press no buttons. */
export const askingPage = ({ scope }: Unsubscription): string =>
  page(
    `<p>Mesajele e-mail despre: ${scopeTexts[scope].RO}.</p><p lang="en">E-mails about: ${scopeTexts[scope].EN}.</p>`,
    '<form method="post"><button name="List-Unsubscribe" value="One-Click">Nu mai doresc aceste mesaje / No more of these messages</button></form>',
  );

/** Says that it is done. */
export const donePage = ({ scope }: Unsubscription): string =>
  page(
    `<p>Nu veți mai primi mesaje e-mail despre: ${scopeTexts[scope].RO}. Notificările rămân în CONECT.</p>`,
    `<p lang="en">You will get no more e-mails about: ${scopeTexts[scope].EN}. The notices stay in CONECT.</p>`,
  );

/** Says that a link is not one of ours. */
export const badLinkPage = page('<p>Legătura nu este validă. Folosiți-o pe cea din ultimul mesaj.</p>', '<p lang="en">The link is not valid. Use the one in the last message.</p>');
