import type { MailTexts } from './mail-text';

/** The text of the last mail to whoever had himself erased. */
export const erasureMailTexts: MailTexts<'ERASURE_DONE'> = {
  ERASURE_DONE: {
    RO: {
      subject: 'Contul dumneavoastră CONECT a fost șters',
      paragraphs: [
        'La cererea dumneavoastră, contul CONECT a fost închis definitiv și datele dumneavoastră se șterg (Regulamentul (UE) 2016/679, art. 17). Nu mai puteți fi autentificat, iar adresa de e-mail este din nou liberă.',
        'Ce păstrează legea (propuneri înregistrate, numere de registru, verificarea adeverințelor) rămâne fără numele dumneavoastră. Acesta este ultimul mesaj pe care îl primiți de la noi.',
      ],
      linkLabel: null,
    },
    EN: {
      subject: 'Your CONECT account was erased',
      paragraphs: [
        'As you asked, your CONECT account is closed for good and your data are erased (Regulation (EU) 2016/679, art. 17). Nobody can sign in with it any more, and the e-mail address is free again.',
        'What the law keeps (registered proposals, numbers of registers, the verification of certificates) stays without your name. This is the last message that you get from us.',
      ],
      linkLabel: null,
    },
  },
};
