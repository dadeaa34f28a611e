import { HIDDEN } from '../../site/front-door/route.ts';

/** What stands at the top of both files. */
export const BANNER: readonly string[] = [
  'Écrit par « npm run web-server-config » d’après site/front-door/headers.ts, où il se change.',
  'Sert les fichiers de SITE_DIR/current ; tout le reste va à la porte d’entrée.',
];
export const NO_FILE =
  'Ce qui n’est pas un fichier va à la porte d’entrée : adresses déplacées, retirées, pages faites pour une personne.';
export const WHO_ASKS: readonly string[] = [
  'Dit à la porte d’entrée qui demande ; elle le croit si TRUSTED_PROXY contient l’adresse de ce serveur.',
  'Ce que le visiteur prétend lui-même ne passe pas.',
];
/** A web server that logs writes the address, and the page that it was asked from, of whoever comes by a signed link. */
export const NO_LOG: readonly string[] = [
  'Un lien personnel tient dans l’adresse : qui le lit agit à la place de la personne. Ni l’adresse ni la page d’où',
  'l’on vient (Referer) ne vont donc dans un journal : pas de journal des accès ; et ce qui va à la porte d’entrée',
  'n’écrit rien dans celui des erreurs, qui recopie les deux. Surveillez /health.',
];
/** Where the front door listens. */
export const DOOR = '127.0.0.1:4321';
/** Addresses that are never files. */
export const ON_DEMAND = '^/(participer/|api(/|$)|health$)';
export const DOTTED = String.raw`/\.([^w]|w[^e])`;
export const HIDDEN_FILES = patternOf(HIDDEN);

/** In the words of PCRE and RE2, which need no bar before a slash. */
export function patternOf(pattern: RegExp): string {
  return pattern.source.replaceAll(String.raw`\/`, '/');
}
