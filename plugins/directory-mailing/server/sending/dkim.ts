import { createHash, createPrivateKey, type Hash, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

export interface DkimSettings {
  readonly domain: string;
  readonly selector: string;
  readonly keyFile: string;
}

/** RFC 8301: shorter keys are not worth a signature to those who check it. */
const SHORTEST_KEY = 2_048;
const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?$/i;
const signAsync = promisify(sign);

/**
 * RFC 6376, `rsa-sha256`, `relaxed/simple`: relaxed for headers, which relays fold anew; simple for bodies, which are
 * ours byte by byte, so that the hash of what all recipients share is taken once.
 */
export class DkimSigner {
  readonly #domain: string;
  readonly #selector: string;
  readonly #key: KeyObject;

  constructor({ domain, selector, keyFile }: DkimSettings) {
    for (const [name, value] of [
      ['DKIM_DOMAIN', domain],
      ['DKIM_SELECTOR', selector],
    ] as const)
      if (!NAME.test(value)) throw new Error(`${name} vaut « ${value} » : ce n’est pas un nom de domaine.`);
    this.#domain = domain.toLowerCase();
    this.#selector = selector;
    this.#key = keyOf(keyFile);
  }

  /** The field, folded, to stand before `headers`, which it covers. `canonical` are the same, as `canonicalHeader` says. */
  async field(names: readonly string[], canonical: string, bodyHash: string, atSeconds: number): Promise<string> {
    // From once more than there is: nobody can add a second sender.
    const tags = [
      `v=1; a=rsa-sha256; c=relaxed/simple; d=${this.#domain};`,
      ` s=${this.#selector}; t=${atSeconds};`,
      ...fold(`h=${[...names, 'from'].join(':')};`, ':'),
      ` bh=${bodyHash};`,
      ' b=',
    ];
    const unsigned = `DKIM-Signature: ${tags.join('\r\n')}`;
    const signature = await signAsync(
      'sha256',
      Buffer.from(canonical + canonicalHeader(unsigned), 'latin1'),
      this.#key,
    );
    return `${unsigned}${(signature.toString('base64').match(/.{1,72}/g) ?? []).join('\r\n ')}\r\n`;
  }
}

/** RFC 6376 3.4.2, without the line's end. */
export function canonicalHeader(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

export function hashedBody(shared: Hash, rest: readonly Buffer[]): string {
  const hash = shared.copy();
  for (const part of rest) hash.update(part);
  return hash.digest('base64');
}

export function startOfBodyHash(shared: Buffer): Hash {
  return createHash('sha256').update(shared);
}

function fold(tag: string, at: string): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const piece of tag.split(new RegExp(`(?<=${at})`))) {
    if (line.length + piece.length > 72) {
      lines.push(line);
      line = ' ';
    }
    line += piece;
  }
  return [...lines, line];
}

function keyOf(file: string): KeyObject {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`DKIM_KEY_FILE : le fichier ${file} ne peut pas être lu.`);
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new Error(`DKIM_KEY_FILE : ${file} ne contient pas de clé privée lisible (PEM, sans mot de passe).`);
  }
  if (key.asymmetricKeyType !== 'rsa')
    throw new Error(
      `DKIM_KEY_FILE : ${file} contient une clé ${key.asymmetricKeyType ?? 'inconnue'} ; il faut une clé RSA, la seule que tous les serveurs vérifient.`,
    );
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < SHORTEST_KEY)
    throw new Error(`DKIM_KEY_FILE : la clé de ${file} a ${bits} bits ; il en faut ${SHORTEST_KEY} au moins.`);
  return key;
}
