import { escaped } from '../../plugins/concertation/contract/index.ts';
import type { CaughtMessage } from './message.ts';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Paris' });

const STYLE = `
:root { color-scheme: light dark; --paper: #fffdf9; --stone: #faf6ef; --ink: #22302f; --muted: #56625f; --line: #e4dacb; --green: #1f5a4c; }
@media (prefers-color-scheme: dark) { :root { --paper: #1a2827; --stone: #121d1c; --ink: #eef0e9; --muted: #abb8b3; --line: #31423f; --green: #92d0b9; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--stone); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
a { color: var(--green); } .muted { color: var(--muted); margin: .2rem 0; }
ol { list-style: none; margin: 1.5rem 0 0; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); padding: .8rem 0; } li a { font-weight: 650; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
`;

export function listPage(messages: readonly CaughtMessage[]): string {
  const count =
    messages.length === 0
      ? 'Aucun message pour l’instant.'
      : `${messages.length} message${messages.length > 1 ? 's' : ''}, du plus récent au plus ancien.`;
  const rows = messages.map(
    ({ id, subject, to, date }) =>
      `<li><a href="/messages/${id}">${escaped(subject || '(sans objet)')}</a><p class="muted">à ${escaped(to.join(', '))} – ${WHEN.format(new Date(date))}</p></li>`,
  );
  return page(
    'Boîte de démonstration',
    `<h1>Boîte de démonstration</h1>
<p class="muted">Les courriels de ce site arrivent ici ; aucun ne sort de cette machine.</p>
<p>${count}</p>${rows.length > 0 ? `<ol>${rows.join('')}</ol>` : ''}`,
  );
}

export function messagePage(message: CaughtMessage): string {
  const base = `/messages/${message.id}`;
  return page(
    message.subject,
    `<nav><a href="/">← Tous les messages</a><a href="${base}/text">Texte</a><a href="${base}/html">HTML seul</a><a href="${base}/source">Source</a></nav>
<h1>${escaped(message.subject || '(sans objet)')}</h1>
<p class="muted">De ${escaped(message.from)} à ${escaped(message.to.join(', '))} – ${WHEN.format(new Date(message.date))}</p>
${message.html ? `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="${base}/html" title="Le message"></iframe>` : `<pre>${escaped(message.text)}</pre>`}`,
  );
}

export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
/** A mail is a stranger's document: no script, no form, no origin, nothing fetched. Links open elsewhere. */
export const MAIL_POLICY = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}
