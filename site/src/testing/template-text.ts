/** What stands for everything of a template that is not text: no letter, no space. */
const ELSE = '\ufffc';
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source']);

/**
 * The template with its frontmatter, tags, attributes and expressions covered, of the same length and lines: what is
 * left is text that a reader gets as it is written. `{' '}` is the space that it makes.
 */
export function templateText(template: string): string {
  return new Scanner(template).text();
}

class Scanner {
  readonly #source: string;
  readonly #covered: string[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#covered = source.split('');
  }

  text(): string {
    if (this.#source.startsWith('---')) this.#coverTo(this.#source.indexOf('\n---', 3) + 4);
    while (this.#at < this.#source.length) this.#markup();
    return this.#covered.join('');
  }

  /** One step in text: a tag, an expression or a sign. Says by how much an element was entered or left. */
  #markup(): number {
    const rest = this.#source.slice(this.#at, this.#at + 8);
    if (rest.startsWith('{')) this.#expression();
    else if (rest.startsWith('<!--')) this.#coverTo(this.#source.indexOf('-->', this.#at) + 3);
    else if (/^<\/?[A-Za-z>]/.test(rest)) return this.#tag();
    else this.#at += 1;
    return 0;
  }

  #tag(): number {
    const start = this.#at;
    const [, close = '', name = ''] = /^<(\/?)([\w.:-]*)/.exec(this.#source.slice(start, start + 80)) ?? [];
    this.#coverTo(start + 1 + close.length + name.length);
    while (this.#source[this.#at] !== '>') this.#code();
    const selfClosing = this.#source[this.#at - 1] === '/' || VOID.has(name);
    this.#coverTo(this.#at + 1);
    if (close !== '') return -1;
    if (selfClosing) return 0;
    if (name !== 'script' && name !== 'style') return 1;
    this.#coverTo(this.#source.indexOf(`</${name}>`, this.#at) + name.length + 3);
    return 0;
  }

  #expression(): void {
    const start = this.#at;
    this.#coverTo(start + 1);
    while (this.#source[this.#at] !== '}') {
      if (this.#beginsElement()) this.#element();
      else this.#code();
    }
    this.#coverTo(this.#at + 1);
    if (this.#source.slice(start, this.#at) === "{' '}") this.#covered.fill(' ', start, this.#at);
  }

  /** An element, not « less than » nor the type of a call. */
  #beginsElement(): boolean {
    const before = this.#source.slice(0, this.#at).trimEnd().at(-1) ?? '';
    return '(&|?:>{,['.includes(before) && /^<[A-Za-z>]/.test(this.#source.slice(this.#at, this.#at + 2));
  }

  #element(): void {
    let depth = this.#tag();
    while (depth > 0) depth += this.#markup();
  }

  /** One step in what is not text. */
  #code(): void {
    const sign = this.#source[this.#at] ?? '';
    if (sign === '{') this.#expression();
    else if (sign === '"' || sign === "'") this.#coverTo(this.#afterString(sign));
    else if (sign === '`') this.#literal();
    else if (this.#source.startsWith('//', this.#at)) this.#coverTo(this.#source.indexOf('\n', this.#at));
    else if (this.#source.startsWith('/*', this.#at)) this.#coverTo(this.#source.indexOf('*/', this.#at) + 2);
    else this.#coverTo(this.#at + 1);
  }

  #afterString(quote: string): number {
    let at = this.#at + 1;
    while (at < this.#source.length && this.#source[at] !== quote) at += this.#source[at] === '\\' ? 2 : 1;
    return at + 1;
  }

  #literal(): void {
    this.#coverTo(this.#at + 1);
    while (this.#source[this.#at] !== '`') {
      const sign = this.#source[this.#at];
      const begins = this.#source.startsWith('${', this.#at);
      this.#coverTo(this.#at + (sign === '\\' ? 2 : 1));
      if (begins) this.#expression();
    }
    this.#coverTo(this.#at + 1);
  }

  #coverTo(end: number): void {
    if (end > this.#source.length)
      throw new Error(`a template ends within what is not text: ${this.#source.slice(-80)}`);
    for (; this.#at < end; this.#at += 1) if (this.#covered[this.#at] !== '\n') this.#covered[this.#at] = ELSE;
  }
}
