import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDocument, SHORT_LINKS, SITEMAP } from '../src/model/addresses.ts';
import { Agenda } from '../src/model/agenda.ts';
import type { Batch, Effect, ReadModel } from '../src/model/read-model.ts';
import { shortLinksOf } from './answers.ts';
import { Backlog } from './backlog.ts';
import { Dependencies } from './dependencies.ts';
import { Failures } from './failures.ts';
import { fileOf, filesBelow, writeWhole } from './files.ts';
import type { Pages } from './pages.ts';
import { FRAME, writeAnswers, writeFrame } from './private-files.ts';
import { renderPage } from './render.ts';
import { Sitemap } from './sitemap.ts';
import { StandingTree, type Tree } from './tree.ts';

/** Pages at work at the same time: enough to overlap rendering with compression and the disk. */
const AT_ONCE = 8;
/** And as many before the next change is looked for. */
const SLICE = 16;
/** Stands for what the front door is told, among the addresses that failed. */
const ANSWERS = 'answers';
/** And for the compressed twins. */
const COMPRESSION = 'compression';
/** How many there are is known when the sitemap is written; those that are too many go then. */
const SITEMAP_FILE = /^sitemap-(index|\d+)\.xml$/;
/** A clock that is put right by a little does not go back; one that is set back by more shows the past again. */
const SET_BACK_MS = 60_000;
export interface Place {
  readonly pages: Pages;
  /** Where the bundle is, for its styles and pictures. */
  readonly bundle: string;
  readonly tree: Tree;
}

interface Options {
  readonly model: ReadModel;
  readonly publicUrl: string;
  readonly privateFolder: string;
  readonly place: Place;
}

/**
 * The files of the site and what they follow from. It keeps no record of what it has written: a file says itself
 * whether it is as it should be, so that a kill at any instant leaves nothing to repair but what a restart looks at.
 */
export class LiveSite {
  readonly #model: ReadModel;
  readonly #publicUrl: string;
  readonly #privateFolder: string;
  #place: Place;
  readonly #dependencies = new Dependencies();
  readonly #agenda = new Agenda();
  readonly #backlog = new Backlog();
  readonly #failures = new Failures();
  readonly #removals = new Set<string>();
  readonly #sitemap: Sitemap;
  #answersChanged = true;
  #frameChanged = true;
  #sitemaps: readonly string[] = [];
  #now = Number.NEGATIVE_INFINITY;
  /** Pages rendered since the start. */
  rendered = 0;

  constructor({ model, publicUrl, privateFolder, place }: Options) {
    this.#model = model;
    this.#publicUrl = publicUrl;
    this.#sitemap = new Sitemap(publicUrl);
    this.#privateFolder = privateFolder;
    this.#place = place;
  }

  /** Takes changes in at an instant (epoch milliseconds). */
  apply(batch: Batch, now: number): void {
    this.#setClock(now);
    this.#follow(this.#model.apply(batch, this.#now));
    const types = new Set(batch.changes.map(({ type }) => type));
    if (batch.whole || types.has('redirect') || types.has('withdrawal')) this.#answersChanged = true;
    if (batch.whole || FRAME.some((type) => types.has(type))) this.#frameChanged = true;
  }

  /** Lets time go on: what opens, closes or appears by itself. */
  tick(now: number): void {
    const next = this.nextInstant();
    if ((next === null || next > now) && now >= this.#now - SET_BACK_MS) return;
    this.#setClock(now);
    this.#follow(this.#model.tick(this.#now));
    for (const address of this.#agenda.due(this.#now)) this.#backlog.touch(address);
  }

  /** Epoch milliseconds. */
  nextInstant(): number | null {
    const instants = [this.#model.nextInstant(), this.#agenda.next()].filter((instant) => instant !== null);
    return instants.length === 0 ? null : Math.min(...instants);
  }

  /** From here on other templates, or another folder: everything is looked at again. */
  moveTo(place: Place): void {
    this.#place = place;
    this.lookAgain();
  }

  /** The same files, now in the folder that readers see. */
  standIn(tree: StandingTree): void {
    this.#place = { ...this.#place, tree };
  }

  get #standing(): StandingTree | null {
    return this.#place.tree instanceof StandingTree ? this.#place.tree : null;
  }

  lookAgain(): void {
    this.#backlog.lookAgain([...this.#model.addresses(), SITEMAP, SHORT_LINKS]);
    this.#answersChanged = true;
    this.#frameChanged = true;
  }

  /** Writes styles and whatever else the bundle brings. */
  async copyClientFiles(): Promise<void> {
    const client = join(this.#place.bundle, 'client');
    for (const file of filesBelow(client)) await this.#place.tree.write(file, readFileSync(join(client, file)));
  }

  /** Removes files that nobody makes stand: what a kill left, and what was taken down since. */
  async sweep(): Promise<void> {
    const client = filesBelow(join(this.#place.bundle, 'client'));
    const standing = new Set([...this.#model.addresses().map(fileOf), ...client]);
    const sitemaps = new Set<string>();
    await this.#standing?.sweep((file) => {
      if (SITEMAP_FILE.test(file)) sitemaps.add(file);
      return standing.has(file) || sitemaps.has(file);
    });
    this.#sitemaps = [...sitemaps];
  }

  hasWork(): boolean {
    if (this.#backlog.hasWork() || this.#hasToTell) return true;
    return this.#waitsForTwins && !this.#failures.has(COMPRESSION);
  }

  get #waitsForTwins(): boolean {
    return this.#standing?.hasBare === true;
  }

  /** Everything that readers look at first is as it should be, but for what could not be written. */
  get isQuiet(): boolean {
    return this.#backlog.isQuiet && this.#removals.size === 0 && !this.#answersChanged;
  }

  /** So is everything else, but for compressed twins, which only make pages lighter. */
  get isMade(): boolean {
    return this.#backlog.isEmpty && this.isQuiet;
  }

  get isSettled(): boolean {
    return this.isMade && !this.#waitsForTwins;
  }

  /** In words; null when all is well. */
  get failure(): string | null {
    return this.#failures.words;
  }

  /** Not a page of ours, but the disk refused. */
  get diskFailed(): boolean {
    return this.#failures.ofDisk;
  }

  /** What could not be written is tried again: a full disk may have been emptied. */
  retry(): void {
    for (const address of this.#failures.addresses()) {
      if (address === ANSWERS) this.#answersChanged = this.#frameChanged = true;
      else if (address === COMPRESSION) this.#failures.forget(address);
      else this.#backlog.touch(address);
    }
  }

  /** A part of the work, so that a change need not wait for the end of it. `settle`: also what may wait. */
  async work(settle = false): Promise<void> {
    const next = this.#backlog.take(SLICE, settle);
    if (next.length === 0 && !this.#hasToTell && this.#waitsForTwins) return this.#compressSome();
    const queue = next.values();
    const worker = async () => {
      for (const address of queue) await this.#guarded(address, async () => this.#make(address));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    // After the pages that say what was taken down: the answer 410 has one to show from the first.
    if (this.#answersChanged || this.#frameChanged) await this.#guarded(ANSWERS, async () => this.#writeAnswers());
    for (const address of this.#removals) {
      this.#removals.delete(address);
      await this.#guarded(address, async () => this.#place.tree.remove(fileOf(address)));
    }
  }

  get #hasToTell(): boolean {
    return this.#removals.size > 0 || this.#answersChanged || this.#frameChanged;
  }

  async #compressSome(): Promise<void> {
    await this.#guarded(COMPRESSION, async () => this.#standing?.compressSome());
  }

  #setClock(now: number): void {
    if (now < this.#now - SET_BACK_MS) {
      this.#now = now;
      this.#backlog.lookAgain(this.#model.addresses());
    }
    this.#now = Math.max(this.#now, now);
  }

  #follow({ dirty, lost, added, removed }: Effect): void {
    // What is new comes before the lists that tell of it: of a withdrawal above all, the page that says so.
    for (const address of added) {
      this.#removals.delete(address);
      this.#backlog.touch(address);
    }
    for (const address of this.#readersOf(lost)) this.#backlog.touch(address, true);
    const touched = this.#readersOf(dirty);
    this.#backlog.touchAll(touched, removed.size > 0);
    for (const address of removed) {
      this.#forget(address);
      this.#removals.add(address);
    }
    if (added.size + removed.size === 0) return;
    this.#sitemap.add(added);
    this.#sitemap.remove(removed);
    this.#answersChanged = true;
    for (const settled of [SITEMAP, SHORT_LINKS]) this.#backlog.touch(settled, removed.size > 0);
  }

  #readersOf(keys: ReadonlySet<string>): Set<string> {
    const readers = new Set<string>();
    for (const key of keys) for (const address of this.#dependencies.readersOf(key)) readers.add(address);
    return readers;
  }

  #forget(address: string): void {
    this.#dependencies.forget(address);
    this.#agenda.set(address, null);
    this.#backlog.forget(address);
    this.#failures.forget(address);
  }

  /** One page that cannot be made keeps its last good file, and is told; the others go on. */
  async #guarded(address: string, make: () => Promise<string | null | void>): Promise<void> {
    try {
      const failure = await make();
      if (failure) this.#failures.note(address, failure);
      else this.#failures.forget(address);
    } catch (error) {
      this.#failures.noteDisk(address, error);
    }
  }

  async #make(address: string): Promise<string | null> {
    if (address === SITEMAP) return this.#writeSitemap();
    if (address === SHORT_LINKS) return this.#writeShortLinks();
    const { tree, pages } = this.#place;
    if (!this.#model.stands(address)) {
      await tree.remove(fileOf(address));
      return null;
    }
    if (isDocument(address)) {
      const source = this.#model.sourceOf(address);
      if (source === undefined) return `${address} : document introuvable`;
      await tree.copy(fileOf(address), source);
      return null;
    }
    this.rendered += 1;
    const { bytes, failure, keys, next } = await renderPage(pages, this.#model, this.#publicUrl, address, this.#now);
    if (!this.#model.stands(address)) return null;
    this.#dependencies.set(address, keys);
    this.#agenda.set(address, next);
    if (bytes !== null) await tree.write(fileOf(address), bytes);
    return failure;
  }

  async #writeSitemap(): Promise<null> {
    const files = await this.#sitemap.files();
    for (const [file, bytes] of files) await this.#place.tree.write(file, bytes);
    for (const file of this.#sitemaps.filter((old) => !files.has(old))) await this.#place.tree.remove(file);
    this.#sitemaps = [...files.keys()];
    return null;
  }

  #writeShortLinks(): null {
    const links = shortLinksOf(this.#model.rows, (address) => this.#model.stands(address));
    writeWhole(join(this.#privateFolder, 'short-links.json'), JSON.stringify(links));
    return null;
  }

  async #writeAnswers(): Promise<void> {
    const [answersChanged, frameChanged] = [this.#answersChanged, this.#frameChanged];
    // Whatever comes of it, it does not hold up the rest; `retry` sets them again.
    this.#answersChanged = this.#frameChanged = false;
    if (answersChanged) writeAnswers(this.#privateFolder, this.#model);
    if (frameChanged) writeFrame(this.#privateFolder, this.#model);
  }
}
