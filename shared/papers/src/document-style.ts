/** The style of a document's page, on a screen and on paper. */
export const documentStyle = `
@counter-style letters { system: extends lower-alpha; suffix: ") "; }
@page { size: A4 portrait; margin: 20mm; @bottom-right { content: counter(page); font-size: 8pt; } }
html { color-scheme: light; background: #fff; color: #000; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; font: 1rem/1.5 "DejaVu Sans Condensed", "DejaVu Sans", "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.3; }
h2 { font-size: 1.25rem; line-height: 1.3; }
h3 { font-size: 1.05rem; line-height: 1.3; }
h1, h2, h3, caption { break-after: avoid; }
p, li, td { orphans: 2; widows: 2; }
a { color: #0b4a8f; }
.clause-2 { margin-left: 1.8em; }
.clause-3 { margin-left: 3.6em; }
.letters { list-style: letters; }
table { width: 100%; border-collapse: collapse; margin: 1em 0; }
caption { text-align: left; font-weight: bold; }
th, td { padding: 0.25em 0.4em; border-bottom: 1px solid #767676; text-align: left; vertical-align: top; }
.facts th { width: 34%; }
tr, figure, .signature { break-inside: avoid; }
figure { margin: 1em 0; }
.signature { margin-top: 1.5em; }
.signature p { margin: 0.1em 0; }
.signature .ink { margin-top: 3.5em; padding-top: 0.2em; border-top: 1px solid #767676; max-width: 20em; }
footer { margin-top: 2em; padding-top: 0.5em; border-top: 1px solid #767676; font-size: 0.8rem; }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; }
  .page-break { break-after: page; }
}
`;
