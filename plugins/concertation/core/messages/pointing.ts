/** What somebody writes who wants a hole filled or a lamp lit: for the city's reporting app, and not for a consultation. */
const STREET_WORDS = [
  'nid de poule',
  'nids de poule',
  'lampadaire en panne',
  'lampadaire casse',
  'lampadaire ne marche',
  'lampadaires eteints',
  'lampadaire eteint',
  'eclairage en panne',
  'eclairage public en panne',
  'eclairage public ne fonctionne',
  'feu en panne',
  'feu tricolore en panne',
  'trottoir casse',
  'trottoir defonce',
  'trottoir abime',
  'chaussee defoncee',
  'chaussee degradee',
  'trou dans la chaussee',
  'trou dans la route',
  'trou sur la route',
  'trou dans le trottoir',
  'depot sauvage',
  'depots sauvages',
  'encombrants abandonnes',
  'poubelle qui deborde',
  'poubelle deborde',
  'poubelles debordent',
  'poubelle renversee',
  'graffiti',
  'tag sur',
  'voiture ventouse',
  'epave de voiture',
  'plaque d egout',
  'bouche d egout',
  'fuite d eau dans la rue',
  'panneau casse',
  'panneau tombe',
  'banc casse',
  'branche tombee',
  'arbre tombe',
];

/** Whether a text tells of something broken or dirty in the street. For a hint only: nobody is refused by it. */
export function looksLikeStreetDefect(text: string): boolean {
  const plain = ` ${text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')} `;
  return STREET_WORDS.some((words) => plain.includes(` ${words} `) || plain.includes(` ${words}s `));
}
