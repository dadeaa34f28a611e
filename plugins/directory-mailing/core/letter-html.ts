import { escaped } from '@aggloforum/concertation/contract';
import { type Letter, OTHER_WAYS } from './letter.ts';
import { COLOURS, link, SANS, SERIF } from './mail-style.ts';

const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a{color:${COLOURS.garrigue}}
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}.title{font-size:25px!important}.fact-label,.fact-value{display:block!important;width:auto!important}.fact-label{padding-bottom:0!important;border-top:1px solid ${COLOURS.line}!important}.fact-value{border-top:0!important;padding-top:2px!important}.button,.button tbody,.button tr,.button td,.button a,.second,.second tbody,.second tr,.second td,.second a{display:block!important;text-align:center}}
@media (prefers-color-scheme:dark){
.stone{background:#121d1c!important}.paper{background:#1a2827!important;border-color:#31423f!important}.paper{border-top-color:#e9b858!important}.ink{color:#eef0e9!important}.muted{color:#abb8b3!important}.green,a.link{color:#92d0b9!important}.warns{color:#f2a585!important}
.fact-label,.fact-value{border-color:#31423f!important}.quiet{background:#172423!important;border-color:#31423f!important}.demo{background:#372e17!important;color:#f4d693!important}
.second{border-color:#92d0b9!important}.button{background:#92d0b9!important}.button a{color:#0d241e!important}}
`.trim();

export function letterHtml(letter: Letter): string {
  const { siteName, subject, preheader, organisation, contact, siteUrl } = letter;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(subject)}</title><style>${STYLE}</style></head>
<body class="stone" style="margin:0;padding:0;background:${COLOURS.stone}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preheader)}</div>
${table(
  `stone`,
  `background:${COLOURS.stone}`,
  `<tr><td align="center" style="padding:24px 12px 40px">
${table(
  '',
  'max-width:600px',
  `<tr><td style="padding:0 4px 16px">${masthead(siteName, letter.demo)}</td></tr>
<tr><td class="paper" style="background:${COLOURS.paper};border:1px solid ${COLOURS.line};border-top:4px solid ${COLOURS.ochre};border-radius:10px">${body(letter)}</td></tr>
<tr><td class="pad muted" style="padding:24px 33px 0;font:14px/1.55 ${SANS};color:${COLOURS.muted}">
<p style="margin:0 0 12px">${escaped(letter.why)}</p>
<p style="margin:0 0 12px">${link(letter.leave.url, letter.leave.label)}</p>
<p style="margin:0">${[escaped(organisation), contact && link(`mailto:${contact}`, contact), link(siteUrl, siteUrl.replace(/^https?:\/\//, ''))].filter(Boolean).join('<br>')}</p>
</td></tr>`,
)}
</td></tr>`,
)}
</body></html>
`;
}

function masthead(siteName: string, demo: boolean): string {
  const badge = demo
    ? `<div style="padding-top:4px"><span class="demo" style="display:inline-block;background:${COLOURS.ochreSoft};color:${COLOURS.ochreInk};font:600 12px/1.4 ${SANS};padding:3px 9px;border-radius:6px">Démonstration, site non officiel</span></div>`
    : '';
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td style="padding-right:12px;vertical-align:middle">${arches()}</td>
<td style="vertical-align:middle"><span class="ink" style="font:700 20px/1.2 ${SERIF};color:${COLOURS.ink}">${escaped(siteName)}</span>${badge}</td></tr></table>`;
}

/** Two arches on a sill: the mark of the site, without a picture that a mail program would ask leave to show. */
function arches(): string {
  const arch = `<td style="width:9px;height:13px;border:3px solid ${COLOURS.onGarrigue};border-bottom:0;border-radius:8px 8px 0 0;font-size:0;line-height:0">&nbsp;</td>`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="background:${COLOURS.garrigue};border-radius:10px"><tr><td style="padding:9px 7px 7px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="border-collapse:separate"><tr>${arch}${arch}</tr><tr><td colspan="2" style="height:3px;background:${COLOURS.ochre};font-size:0;line-height:0">&nbsp;</td></tr></table></td></tr></table>`;
}

function body(letter: Letter): string {
  const { title, paragraphs, prose, facts, action, second } = letter;
  const text = paragraphs.map(
    (paragraph) =>
      `<p class="ink" style="margin:0 0 14px;font:17px/1.55 ${SANS};color:${COLOURS.ink}">${escaped(paragraph)}</p>`,
  );
  return `${table(
    '',
    '',
    `<tr><td class="pad" style="padding:30px 32px 8px">
${eyebrowLine(letter)}
<h1 class="title ink" style="margin:0 0 16px;font:700 30px/1.2 ${SERIF};color:${COLOURS.ink}">${escaped(title)}</h1>
${text.join('\n')}${prose?.html ?? ''}</td></tr>
${facts.length > 0 ? `<tr><td class="pad" style="padding:0 32px 26px">${table('', '', facts.map(factRow).join(''))}</td></tr>` : ''}
${button(action, second ? 14 : 32)}${second ? secondButton(second) : ''}
${otherWays(letter)}`,
  )}`;
}

function eyebrowLine({ eyebrow, warns }: Letter): string {
  const [name, colour] = warns === true ? ['warns', COLOURS.terracotta] : ['green', COLOURS.garrigue];
  return `<p class="${name}" style="margin:0 0 8px;font:650 15px/1.4 ${SANS};color:${colour}">${escaped(eyebrow)}</p>`;
}

function otherWays({ ways, waysTitle = OTHER_WAYS }: Letter): string {
  if (ways.length === 0) return '';
  return `<tr><td class="pad quiet" style="padding:20px 32px 22px;background:${COLOURS.quiet};border-top:1px solid ${COLOURS.line};border-radius:0 0 10px 10px"><h2 class="ink" style="margin:0 0 8px;font:700 17px/1.3 ${SERIF};color:${COLOURS.ink}">${escaped(waysTitle)}</h2>${ways.map(wayLine).join('')}</td></tr>`;
}

function button({ label, url }: Letter['action'], below: number): string {
  return `<tr><td class="pad" style="padding:0 32px ${below}px"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="button" style="background:${COLOURS.garrigue};border-radius:10px"><tr><td style="border-radius:10px"><a href="${escaped(url)}" style="display:inline-block;padding:14px 24px;font:650 17px/1.3 ${SANS};color:${COLOURS.onGarrigue};text-decoration:none">${escaped(label)}</a></td></tr></table></td></tr>`;
}

function secondButton({ label, url }: Letter['action']): string {
  return `<tr><td class="pad" style="padding:0 32px 32px"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="second" style="border:2px solid ${COLOURS.garrigue};border-radius:10px"><tr><td style="border-radius:10px"><a class="link" href="${escaped(url)}" style="display:inline-block;padding:12px 22px;font:650 17px/1.3 ${SANS};color:${COLOURS.garrigue};text-decoration:none">${escaped(label)}</a></td></tr></table></td></tr>`;
}

function factRow({ label, value }: Letter['facts'][number]): string {
  const edge = `border-top:1px solid ${COLOURS.line}`;
  return `<tr><td class="fact-label muted" style="${edge};padding:10px 16px 10px 0;width:92px;vertical-align:top;font:15px/1.45 ${SANS};color:${COLOURS.muted}">${escaped(label)}</td><td class="fact-value ink" style="${edge};padding:10px 0;vertical-align:top;font:600 16px/1.45 ${SANS};color:${COLOURS.ink}">${escaped(value)}</td></tr>`;
}

function wayLine(way: string): string {
  return `<p class="ink" style="margin:0 0 4px;font:15px/1.5 ${SANS};color:${COLOURS.ink};word-break:break-word">${/^https?:\/\/\S+$/.test(way) ? link(way, way) : escaped(way)}</p>`;
}

function table(className: string, style: string, rows: string): string {
  return `<table role="presentation" class="${className}" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:separate;width:100%;${style}">${rows}</table>`;
}
