import { Temporal } from "temporal-polyfill";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
// ../plugins/concertation/core/paris-time.ts
/** The agglomeration lives in one time zone; the law counts in it. */
var PARIS = "Europe/Paris";
function hasHour(moment) {
	return moment.length > 10;
}
/** First instant at which the moment has come; a day without an hour begins at 00:00 in Paris. Epoch milliseconds. */
function startOf(moment) {
	return toZoned(moment).epochMilliseconds;
}
/**
* First instant at which the moment, taken as a closing, is over. A closing names the last minute
* accepted: 23:59 is over at 00:00:00, and a day without an hour is over at midnight. Epoch milliseconds.
*/
function endOf(moment) {
	const zoned = toZoned(moment);
	return (hasHour(moment) ? zoned.add({ minutes: 1 }) : zoned.add({ days: 1 })).epochMilliseconds;
}
/** Midnights in Paris: the first instant of the day `days` after the day of `moment`. Epoch milliseconds. */
function midnightAfter(moment, days) {
	return Temporal.PlainDate.from(moment.slice(0, 10)).add({ days }).toZonedDateTime({ timeZone: PARIS }).epochMilliseconds;
}
/** Paris wall clock of an instant, to the minute: `YYYY-MM-DDTHH:mm`. */
function parisMoment(epochMilliseconds) {
	return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMilliseconds)).toZonedDateTimeISO(PARIS).toPlainDateTime().toString({ smallestUnit: "minute" });
}
function toZoned(moment) {
	return Temporal.PlainDateTime.from(hasHour(moment) ? moment : `${moment}T00:00`).toZonedDateTime(PARIS);
}
// ../plugins/concertation/core/phase.ts
/** From the most alive to the least: a project shows its most alive consultation. */
var PHASES_BY_LIFE = [
	"open",
	"suspended",
	"announced",
	"closed",
	"reported-back",
	"settled",
	"cancelled",
	"undated"
];
/** The closing that counts today: the last extension, else the closing first announced. */
function effectiveClosing(consultation) {
	return consultation.facts.filter((fact) => fact.kind === "extended" && fact.until !== null).at(-1)?.until ?? consultation.closes;
}
/** Phase = f(facts, now): derived wherever it is needed, stored nowhere. */
function phaseOf(consultation, passed) {
	const past = consultation.facts.filter((fact) => passed(startOf(fact.at)));
	const last = (...kinds) => past.findLast((fact) => kinds.includes(fact.kind))?.kind;
	if (last("cancelled", "replaced")) return "cancelled";
	if (last("settled")) return "settled";
	if (last("reported-back")) return "reported-back";
	const closing = effectiveClosing(consultation);
	if (closing !== null && passed(endOf(closing))) return "closed";
	if (consultation.opens === null) return "undated";
	if (!passed(startOf(consultation.opens))) return "announced";
	return last("suspended", "resumed") === "suspended" ? "suspended" : "open";
}
function mostAlive(phases) {
	return PHASES_BY_LIFE.find((phase) => phases.includes(phase)) ?? "undated";
}
/** Public = published and now ≥ visible-from; the caller only hands over what is published. */
function isVisible(visibleFrom, passed) {
	return visibleFrom === null || passed(startOf(visibleFrom));
}
// environment.ts
var ROOT = resolve(import.meta.dirname ?? ".", "..");
function siteEnvironment(env = process.env) {
	const sitePort = Number(env.SITE_PORT || 4321);
	return {
		mode: env.AGGLOFORUM_MODE === "production" ? "production" : "demo",
		sitePort,
		cmsUrl: `http://127.0.0.1:${env.CMS_PORT || 1337}`,
		dataDir: resolve(ROOT, env.DATA_DIR || ".data"),
		siteDir: resolve(ROOT, env.SITE_DIR || ".site"),
		publicUrl: (env.PUBLIC_URL || `http://localhost:${sitePort}`).replace(/\/$/, ""),
		clock: env.AGGLOFORUM_CLOCK || void 0,
		followerName: env.FOLLOWER_NAME || "site",
		snapshotFile: env.SNAPSHOT_FILE ? resolve(env.SNAPSHOT_FILE) : null,
		renderAt: env.RENDER_AT ? Date.parse(env.RENDER_AT) : null,
		output: env.SITE_OUTPUT === "static" ? "static" : "server",
		staticOutDir: env.STATIC_OUT_DIR ? resolve(env.STATIC_OUT_DIR) : resolve(ROOT, "site", "dist-static")
	};
}
// src/model/address-book.ts
/** Every address that stands, and who makes it stand; two may ask for the same one. */
var AddressBook = class {
	#owners = /* @__PURE__ */ new Map();
	#standing = /* @__PURE__ */ new Map();
	#added = /* @__PURE__ */ new Set();
	#removed = /* @__PURE__ */ new Set();
	set(owner, addresses) {
		for (const address of new Set(addresses)) this.#count(address, 1);
		for (const address of new Set(this.#owners.get(owner) ?? [])) this.#count(address, -1);
		if (addresses.length > 0) this.#owners.set(owner, addresses);
		else this.#owners.delete(owner);
	}
	/** What has changed since the last call. */
	changes() {
		const changes = {
			added: this.#added,
			removed: this.#removed
		};
		this.#added = /* @__PURE__ */ new Set();
		this.#removed = /* @__PURE__ */ new Set();
		return changes;
	}
	has(address) {
		return this.#standing.has(address);
	}
	all() {
		return [...this.#standing.keys()];
	}
	#count(address, by) {
		const before = this.#standing.get(address) ?? 0;
		if (before + by > 0) this.#standing.set(address, before + by);
		else this.#standing.delete(address);
		if (before === 0) this.#note(address, this.#added, this.#removed);
		else if (before + by === 0) this.#note(address, this.#removed, this.#added);
	}
	#note(address, now, otherwise) {
		if (!otherwise.delete(address)) now.add(address);
	}
};
/** A sorted list that says, for each change, which readings of it are no longer true. */
var OrderedList = class {
	#name;
	#entries = [];
	constructor(name) {
		this.#name = name;
	}
	get length() {
		return this.#entries.length;
	}
	slice(from, to) {
		return this.#entries.slice(from, to);
	}
	insert(entry, dirty) {
		const index = this.#indexOf(entry);
		this.#entries.splice(index, 0, entry);
		this.#moved(index, this.#entries.length, dirty);
		if (this.#entries.length === 1) dirty.add(`some:${this.#name}`);
	}
	remove(entry, dirty) {
		const index = this.#indexOf(entry);
		if (this.#entries[index]?.id !== entry.id) return;
		const length = this.#entries.length;
		this.#entries.splice(index, 1);
		this.#moved(index, length, dirty);
		if (this.#entries.length === 0) dirty.add(`some:${this.#name}`);
	}
	/** The same place, another state of the item. */
	refresh(entry, dirty) {
		this.#entries[this.#indexOf(entry)] = entry;
		dirty.add(`any:${this.#name}`);
	}
	#moved(index, length, dirty) {
		dirty.add(`any:${this.#name}`);
		dirty.add(`count:${this.#name}`);
		if (index < 128) dirty.add(`first:${this.#name}`);
		if (index >= length - 128) dirty.add(`last:${this.#name}`);
		for (let chunk = Math.floor(index / 24) + 1; chunk <= Math.ceil(length / 24); chunk += 1) dirty.add(`chunk:${this.#name}:${chunk}`);
	}
	#indexOf({ key, id }) {
		let low = 0;
		let high = this.#entries.length;
		while (low < high) {
			const middle = low + high >>> 1;
			const entry = this.#entries[middle];
			if (entry.key < key || entry.key === key && entry.id < id) low = middle + 1;
			else high = middle;
		}
		return low;
	}
};
// src/model/phases.ts
var WORDS = {
	open: {
		slug: "ouverte",
		label: "Ouverte",
		title: "Consultations ouvertes",
		explanation: "Vous pouvez donner votre avis maintenant."
	},
	announced: {
		slug: "annoncee",
		label: "Annoncée",
		title: "Consultations annoncées",
		explanation: "Les dates sont connues, la consultation n’a pas encore commencé."
	},
	suspended: {
		slug: "suspendue",
		label: "Suspendue",
		title: "Consultations suspendues",
		explanation: "La consultation est interrompue ; elle reprendra ou sera annulée."
	},
	closed: {
		slug: "close",
		label: "Close",
		title: "Consultations closes",
		explanation: "On ne peut plus contribuer ; le bilan n’est pas encore connu ou n’a pas été retrouvé."
	},
	"reported-back": {
		slug: "restituee",
		label: "Restituée",
		title: "Consultations restituées",
		explanation: "Le bilan est publié ; les suites restent à suivre."
	},
	settled: {
		slug: "classee",
		label: "Classée",
		title: "Consultations classées",
		explanation: "Le bilan et les suites sont publiés, le dossier est clos."
	},
	cancelled: {
		slug: "annulee",
		label: "Annulée",
		title: "Consultations annulées",
		explanation: "La consultation a été annulée ou remplacée par une autre."
	},
	undated: {
		slug: "sans-date",
		label: "Sans date connue",
		title: "Consultations sans date connue",
		explanation: "Les dates exactes n’ont pas été retrouvées."
	}
};
function phaseWords(phase) {
	return {
		phase,
		...WORDS[phase]
	};
}
/** In the order of life, which is that of the filters. */
var PHASE_ORDER = [
	"open",
	"announced",
	"suspended",
	"closed",
	"reported-back",
	"settled",
	"cancelled",
	"undated"
];
/** Nothing more will be received: such pages are quieter. */
function isOver(phase) {
	return ![
		"open",
		"announced",
		"suspended"
	].includes(phase);
}
// src/model/addresses.ts
/** What stands whatever is published. A list of projects stands although nothing is in it: its address has been told. */
var STANDING_ADDRESSES = [
	"/",
	"/projets/",
	...PHASE_ORDER.map((phase) => `/projets/phase/${phaseWords(phase).slug}/`),
	"/calendrier/",
	"/syntheses/",
	"/archives/",
	"/plan-du-site/",
	"/404/",
	"/composants/",
	"/flux.xml",
	"/calendrier.ics",
	"/donnees/projets.json",
	"/donnees/projets.schema.json",
	"/robots.txt",
	"/.well-known/security.txt"
];
function addressesOfProject(project) {
	const files = project.consultations.flatMap(({ documents, syntheses }) => [...documents, ...syntheses.flatMap(({ document }) => document ?? [])]);
	return [
		project.path,
		`${project.path}flux.xml`,
		`${project.path}calendrier.ics`,
		...project.consultations.map(({ path }) => path),
		...project.cover === null ? [] : [project.cover.path],
		...files.flatMap(({ file }) => file === null ? [] : [file.path])
	];
}
function addressesOfReference({ type, id, row }) {
	if (row === null) return [];
	switch (type) {
		case "commune":
		case "theme": return [`/projets/${type}/${row.slug}/`];
		case "page": return [`/${row.slug}/`];
		case "charter": return ["/charte/"];
		case "withdrawal": return [`/retire${id}`];
		default: return [];
	}
}
/** The pages of a list beyond its first one, and the years that hold something. */
function addressesOfList(name, length) {
	const [family = "", member = ""] = name.split(/:(.*)/s);
	if (length > 0 && member !== "" && family in YEARS) return [`${YEARS[family]}${member}/`];
	const front = frontOf(family, member);
	if (front === null) return [];
	const pages = Math.ceil(length / 24);
	return family === "phase" && isOrderedByLife(member) ? numbered(front, 2, pages) : numbered(front, 1, pages - 1);
}
/** The list of all projects: its last page is the first one that people see. */
function addressesOfSlots(last) {
	return numbered("/projets/", 1, last - 1);
}
var YEARS = {
	archived: "/archives/",
	past: "/calendrier/",
	syntheses: "/syntheses/"
};
function frontOf(family, member) {
	if (family === "commune" || family === "theme") return `/projets/${family}/${member}/`;
	const phase = family === "phase" ? PHASE_ORDER.find((one) => one === member) : void 0;
	return phase === void 0 ? null : `/projets/phase/${phaseWords(phase).slug}/`;
}
/** What is still to come is shown by date, from the first page on; what is over, from the last published back. */
function isOrderedByLife(phase) {
	return phase === "open" || phase === "announced" || phase === "suspended";
}
function numbered(front, from, to) {
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${front}page/${from + index}/`);
}
// src/model/agenda.ts
/** Who must be looked at again, and when. Instants are epoch milliseconds. */
var Agenda = class {
	#known = /* @__PURE__ */ new Map();
	#sorted = [];
	set(who, at) {
		const before = this.#known.get(who);
		if (before === (at ?? void 0)) return;
		if (before !== void 0) this.#sorted.splice(this.#indexOf(before, who), 1);
		if (at === null) {
			this.#known.delete(who);
			return;
		}
		this.#known.set(who, at);
		this.#sorted.splice(this.#indexOf(at, who), 0, {
			at,
			who
		});
	}
	/** Those whose instant has passed; they stay until they are set again. */
	due(now) {
		const end = this.#sorted.findIndex(({ at }) => at > now);
		return this.#sorted.slice(0, end === -1 ? void 0 : end).map(({ who }) => who);
	}
	next() {
		return this.#sorted[0]?.at ?? null;
	}
	#indexOf(at, who) {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = low + high >>> 1;
			const entry = this.#sorted[middle];
			if (entry.at < at || entry.at === at && entry.who < who) low = middle + 1;
			else high = middle;
		}
		return low;
	}
};
// src/model/clock.ts
/** `now` and instants are epoch milliseconds. */
function clockAt(now) {
	let next = null;
	return {
		passed: (instant) => {
			if (instant <= now) return true;
			if (next === null || instant < next) next = instant;
			return false;
		},
		next: () => next
	};
}
// src/model/life.ts
var LIFE = {
	open: 0,
	suspended: 1,
	announced: 2,
	closed: 3,
	"reported-back": 3,
	settled: 3,
	cancelled: 3,
	undated: 4
};
/** Open ones by closing (the next to close first), announced ones by opening, what is over from the most recent. */
function byLife(a, b) {
	const life = LIFE[a.phase] - LIFE[b.phase];
	if (life !== 0) return life;
	const [first, second] = a.phase === "open" || a.phase === "announced" ? [a, b] : [b, a];
	return momentOf(first).localeCompare(momentOf(second)) || a.slug.localeCompare(b.slug);
}
/** The moment that counts in this phase: the opening of what is announced, else the closing. */
function momentOf(item) {
	const { opens = null, closes = null } = item.consultations?.[0] ?? item;
	const [wanted, other] = item.phase === "announced" ? [opens, closes] : [closes, opens];
	return wanted ?? other ?? (item.phase === "open" ? "9999" : "");
}
// src/model/years.ts
/** Stands for the year of what has none. */
var NO_YEAR = "sans-date";
/** The years that hold something, the latest first; what has no year comes last. */
function yearsOf(model, family) {
	const order = (year) => year === NO_YEAR ? "" : year;
	return [...model.members(family)].sort((a, b) => order(b).localeCompare(order(a)));
}
function yearLabel(year) {
	return year === NO_YEAR ? "Sans date connue" : year;
}
/** The year of the closing; an approximate period in words gives the last year that it names. */
function archiveYear(item) {
	const known = effectiveClosing(item) ?? item.opens;
	if (known !== null) return known.slice(0, 4);
	return item.periodText?.match(/\b(?:19|20)\d{2}\b/g)?.at(-1) ?? NO_YEAR;
}
// src/model/lists.ts
/** A meeting stays in the calendar that people subscribe to for a year. */
var DAYS_IN_CALENDAR = 365;
/** The lists that a project and what hangs on it stand in, with their places. */
function membershipsOf(project, passed) {
	return [
		...ofProject(project),
		...project.consultations.flatMap((item) => ofConsultation(item, passed)),
		...project.events.flatMap((event) => ofEvent(event, passed)),
		...project.consultations.flatMap(({ syntheses }) => syntheses.flatMap((synthesis) => ofSynthesis(synthesis, `project:${project.slug}`)))
	];
}
function ofProject(item) {
	const slot = String(item.slot).padStart(8, "0");
	const entry = (list, key = slot) => ({
		list,
		key,
		id: item.slug,
		owner: `project:${item.slug}`,
		item
	});
	const communes = new Set([item, ...item.consultations].flatMap((one) => one.communes.map(({ slug }) => slug)));
	return [
		entry("projects"),
		entry(`slots:${Math.ceil(item.slot / 24)}`),
		entry(`phase:${item.phase}`, isOver(item.phase) ? slot : momentOf(item)),
		...[...communes].map((slug) => entry(`commune:${slug}`)),
		...item.themes.map(({ slug }) => entry(`theme:${slug}`))
	];
}
function ofConsultation(item, passed) {
	const entry = (list, key) => ({
		list,
		key,
		id: item.ref,
		owner: `project:${item.project.slug}`,
		item
	});
	const ours = item.origin !== "relay";
	const over = isOver(item.phase);
	const moment = momentOf(item);
	const lists = [entry("updated", item.updatedAt)];
	if (item.phase === "open") lists.push(entry(ours ? "open" : "relays-open", moment));
	if (item.phase === "announced") lists.push(entry("announced", moment));
	if (over) lists.push(entry("archived", moment), entry(`archived:${archiveYear(item)}`, moment));
	if (over && ours && item.phase !== "undated") lists.push(entry("over", moment));
	return [...lists, ...owed(item, passed).map((list) => entry(list, item.reportBackBy ?? ""))];
}
/** What is owed to the public: only our own consultations owe it, archives and relays do not. */
function owed(item, passed) {
	if (item.origin !== "native" || item.phase === "cancelled") return [];
	if (item.phase === "reported-back" || item.phase === "settled") return ["told"];
	const promised = item.reportBackBy === null ? [] : ["promises"];
	if (!isOver(item.phase)) return [...promised];
	const late = item.phase === "closed" && item.reportBackBy !== null && passed(startOf(item.reportBackBy));
	return [...promised, late ? "late" : "expected"];
}
function ofEvent(item, passed) {
	const entry = (list) => ({
		list,
		key: item.starts,
		id: item.id,
		owner: `project:${item.project.slug}`,
		item
	});
	if (!item.over) return [
		entry("upcoming"),
		entry("subscribed"),
		...item.kind === "milestone" ? [] : [entry("meetings")]
	];
	const forgotten = passed(midnightAfter(item.starts, DAYS_IN_CALENDAR));
	return [entry(`past:${item.starts.slice(0, 4)}`), ...forgotten ? [] : [entry("subscribed")]];
}
function ofSynthesis(item, owner) {
	const entry = (list) => ({
		list,
		key: item.publishedAt,
		id: item.slug,
		owner,
		item
	});
	return [entry("syntheses"), entry(`syntheses:${item.publishedAt.slice(0, 4)}`)];
}
// src/model/project.ts
/** A project with all that hangs on it, as the public may see it at this instant; null when it may not. */
function projectOf(slug, rows, passed) {
	const [row] = [...rows.ofProject("project", slug)].sort((a, b) => a.slot - b.slot);
	if (row === void 0 || !isVisible(row.visibleFrom, passed)) return null;
	const project = headOf(row, rows);
	const shown = rows.ofProject("consultation", slug).filter(({ visibleFrom }) => isVisible(visibleFrom, passed));
	const refs = new Set(shown.map(refOf));
	const events = eventsOf(rows.ofProject("event", slug), project, refs, passed);
	const syntheses = rows.ofProject("synthesis", slug).filter(({ consultation }) => consultation !== null && refs.has(consultation)).flatMap((synthesis) => synthesisOf(synthesis, passed)).sort(latestFirst);
	const consultations = shown.flatMap((consultation) => consultationOf(consultation, {
		rows,
		project,
		events,
		syntheses,
		passed
	})).sort(byLife);
	return {
		...project,
		consultations,
		events,
		phase: mostAlive(consultations.map(({ phase }) => phase))
	};
}
/** A synthesis appears at its instant. */
function synthesisOf(synthesis, passed) {
	if (!passed(Date.parse(synthesis.publishedAt))) return [];
	const { consultation } = synthesis;
	return [{
		...synthesis,
		consultationPath: consultation === null ? null : `/projets/${consultation}/`
	}];
}
function consultationOf(row, parts) {
	const procedure = parts.rows.list("procedure").find(({ slug }) => slug === row.procedure);
	if (procedure === void 0) return [];
	const ref = refOf(row);
	return [{
		...row,
		project: parts.project,
		procedure,
		ref,
		path: `/projets/${ref}/`,
		phase: phaseOf(row, parts.passed),
		communes: named(parts.rows.list("commune"), row.communes),
		events: parts.events.filter(({ consultation }) => consultation === ref),
		syntheses: parts.syntheses.filter(({ consultation }) => consultation === ref)
	}];
}
function eventsOf(rows, project, refs, passed) {
	return rows.filter(({ consultation }) => consultation === null || refs.has(consultation)).map((event) => ({
		...event,
		project,
		over: passed(endOfEvent(event))
	})).sort((a, b) => a.starts.localeCompare(b.starts) || a.id.localeCompare(b.id));
}
/** An event without an end, or with a day for an end, lasts until midnight. */
function endOfEvent({ starts, ends }) {
	if (ends === null) return midnightAfter(starts, 1);
	return hasHour(ends) ? startOf(ends) : endOf(ends);
}
function headOf(row, rows) {
	return {
		...row,
		path: `/projets/${row.slug}/`,
		department: rows.list("department").find(({ slug }) => slug === row.department) ?? null,
		communes: named(rows.list("commune"), row.communes),
		themes: named(rows.list("theme"), row.themes)
	};
}
function named(all, refs) {
	return all.filter(({ slug }) => refs.includes(slug));
}
function latestFirst(a, b) {
	return b.publishedAt.localeCompare(a.publishedAt) || a.slug.localeCompare(b.slug);
}
function refOf(consultation) {
	return `${consultation.project}/${consultation.slug}`;
}
// src/model/rows.ts
var Grouped = class {
	#groups = /* @__PURE__ */ new Map();
	#group;
	constructor(group) {
		this.#group = group;
	}
	replace(id, before, after) {
		if (before !== void 0) this.#groups.get(this.#group(before))?.delete(id);
		if (after === null) return;
		const name = this.#group(after);
		const group = this.#groups.get(name) ?? /* @__PURE__ */ new Map();
		this.#groups.set(name, group.set(id, after));
	}
	of(name) {
		return [...this.#groups.get(name)?.values() ?? []];
	}
};
/** The rows that the public may see, as the CMS sent them. */
var Rows = class {
	#tables = {
		settings: /* @__PURE__ */ new Map(),
		department: /* @__PURE__ */ new Map(),
		commune: /* @__PURE__ */ new Map(),
		theme: /* @__PURE__ */ new Map(),
		procedure: /* @__PURE__ */ new Map(),
		project: /* @__PURE__ */ new Map(),
		consultation: /* @__PURE__ */ new Map(),
		event: /* @__PURE__ */ new Map(),
		synthesis: /* @__PURE__ */ new Map(),
		page: /* @__PURE__ */ new Map(),
		charter: /* @__PURE__ */ new Map(),
		redirect: /* @__PURE__ */ new Map(),
		withdrawal: /* @__PURE__ */ new Map()
	};
	#groups = {
		project: new Grouped(({ slug }) => slug),
		consultation: new Grouped(({ project }) => project),
		event: new Grouped(({ project }) => project),
		synthesis: new Grouped(({ consultation }) => consultation?.split("/")[0] ?? "")
	};
	#sorted = /* @__PURE__ */ new Map();
	/** Where the bytes of the documents are on this machine, by public path. */
	sources = /* @__PURE__ */ new Map();
	table(type) {
		return this.#tables[type];
	}
	/** In the order of their slugs, whatever the order in which they came. */
	list(type) {
		const known = this.#sorted.get(type);
		if (known !== void 0) return known;
		const sorted = [...this.table(type).values()].sort((a, b) => a.slug < b.slug ? -1 : 1);
		this.#sorted.set(type, sorted);
		return sorted;
	}
	ofProject(type, slug) {
		return this.#groups[type].of(slug);
	}
	/** Puts the change in and answers which owners must be derived again. */
	apply(change) {
		for (const { path, source } of change.files ?? []) this.sources.set(path, source);
		switch (change.type) {
			case "project": return this.#grouped("project", change, ({ slug }) => `project:${slug}`);
			case "consultation": return this.#grouped("consultation", change, ({ project }) => `project:${project}`);
			case "event": return this.#grouped("event", change, ({ project }) => `project:${project}`);
			case "synthesis": return this.#grouped("synthesis", change, ({ consultation }) => consultation === null ? `synthesis:${change.id}` : `project:${consultation.split("/")[0] ?? ""}`);
			case "department":
			case "commune":
			case "theme":
			case "procedure": return this.#reference(change);
			default:
				this.#swap(change.type, change.id, change.row);
				return [];
		}
	}
	/** Ids that stand and that a whole batch does not name. */
	idsBeyond(named) {
		return Object.keys(this.#tables).flatMap((type) => [...this.#tables[type].keys()].filter((id) => !named.has(`${type} ${id}`)).map((id) => ({
			type,
			id,
			row: null
		})));
	}
	#grouped(type, { id, row }, owner) {
		const before = this.#swap(type, id, row);
		this.#groups[type].replace(id, before, row);
		return [before, row].flatMap((one) => one === void 0 || one === null ? [] : [owner(one)]);
	}
	/** A reference changes seldom: those that name it are looked for, not indexed. */
	#reference({ type, id, row }) {
		const before = this.#swap(type, id, row);
		const slugs = /* @__PURE__ */ new Set([before?.slug, row?.slug]);
		const names = (refs) => refs.some((ref) => ref !== null && slugs.has(ref));
		const projects = [...this.#tables.project.values()].filter(({ department, communes, themes }) => names(type === "department" ? [department] : type === "commune" ? communes : type === "theme" ? themes : []));
		const consultations = [...this.#tables.consultation.values()].filter(({ procedure, communes }) => names(type === "procedure" ? [procedure] : type === "commune" ? communes : []));
		return [.../* @__PURE__ */ new Set([...projects.map(({ slug }) => slug), ...consultations.map(({ project }) => project)])].map((slug) => `project:${slug}`);
	}
	#swap(type, id, row) {
		const table = this.#tables[type];
		const before = table.get(id);
		this.#sorted.delete(type);
		if (row === null) table.delete(id);
		else table.set(id, row);
		return before;
	}
};
/** A saved snapshot as changes; its rows have no document id, so their address stands for it. */
function changesOf(snapshot) {
	const slugged = (type, rows) => rows.map((row) => ({
		type,
		id: row.slug,
		row
	}));
	return [
		{
			type: "settings",
			id: "settings",
			row: snapshot.settings
		},
		...slugged("department", snapshot.departments),
		...slugged("commune", snapshot.communes),
		...slugged("theme", snapshot.themes),
		...slugged("procedure", snapshot.procedures),
		...slugged("project", snapshot.projects),
		...snapshot.consultations.map((row) => ({
			type: "consultation",
			id: `${row.project}/${row.slug}`,
			row
		})),
		...snapshot.events.map((row) => ({
			type: "event",
			id: row.id,
			row
		})),
		...slugged("synthesis", snapshot.syntheses),
		...slugged("page", snapshot.pages),
		...snapshot.charter === null ? [] : [{
			type: "charter",
			id: "charter",
			row: snapshot.charter
		}],
		...snapshot.redirects.map((row) => ({
			type: "redirect",
			id: row.from,
			row
		})),
		...snapshot.withdrawals.map((row) => ({
			type: "withdrawal",
			id: row.path,
			row
		}))
	];
}
// src/model/read-model.ts
var NO_SETTINGS = {
	siteName: "Aggloforum",
	tagline: "",
	organisation: "",
	contactEmail: "",
	contactPhone: null,
	postalAddress: "",
	reportingAppUrl: null,
	institutionalSiteUrl: null
};
/**
* What the public may see at one instant, kept up to date change by change: the cost of a change does not grow with
* the territory. Derived from its rows and the clock alone; two that hold the same rows at the same instant are alike,
* whatever way they came there.
*/
var ReadModel = class {
	#publicUrl;
	#rows = new Rows();
	#derived = /* @__PURE__ */ new Map();
	#lists = /* @__PURE__ */ new Map();
	#families = /* @__PURE__ */ new Map();
	#agenda = new Agenda();
	#book = new AddressBook();
	#dirty = /* @__PURE__ */ new Set();
	#mode = "production";
	#now = Number.NEGATIVE_INFINITY;
	#lastSlots = 0;
	constructor(publicUrl) {
		this.#publicUrl = publicUrl;
		this.#book.set("site", STANDING_ADDRESSES);
	}
	/** Takes changes in at an instant (epoch milliseconds), and the clock with them. */
	apply({ mode, whole, changes }, now) {
		if (mode !== this.#mode) this.#dirty.add("settings");
		this.#mode = mode;
		const touched = /* @__PURE__ */ new Set();
		const named = new Set(changes.map(({ type, id }) => `${type} ${id}`));
		for (const change of [...whole ? this.#rows.idsBeyond(named) : [], ...changes]) {
			for (const owner of this.#rows.apply(change)) touched.add(owner);
			this.#noteReference(change);
		}
		return this.#derive(touched, now);
	}
	/** Time has gone on, or was set back. */
	tick(now) {
		return this.#derive(/* @__PURE__ */ new Set(), now);
	}
	/** When something changes by itself; pages know further instants of their own. */
	nextInstant() {
		return this.#agenda.next();
	}
	addresses() {
		return this.#book.all();
	}
	stands(address) {
		return this.#book.has(address);
	}
	sourceOf(document) {
		return this.#rows.sources.get(document);
	}
	get mode() {
		return this.#mode;
	}
	get rows() {
		return this.#rows;
	}
	reader({ read, passed }) {
		const rows = this.#rows;
		const mode = () => this.#mode;
		const noted = (key, value) => {
			read(key);
			return value;
		};
		const items = (entries) => entries.map(({ owner, item }) => noted(owner, item));
		const list = (name) => this.#lists.get(name) ?? new OrderedList(name);
		return {
			publicUrl: this.#publicUrl,
			passed,
			get demo() {
				return noted("settings", mode() === "demo");
			},
			get settings() {
				return noted("settings", rows.table("settings").get("settings") ?? NO_SETTINGS);
			},
			get menu() {
				const pages = rows.list("page").map(({ slug, title }) => ({
					slug,
					title
				}));
				return noted("menu", {
					pages,
					charter: rows.table("charter").size > 0
				});
			},
			page: (slug) => noted(`page:${slug}`, rows.list("page").find((page) => page.slug === slug)),
			get charter() {
				return noted("charter", [...rows.table("charter").values()][0] ?? null);
			},
			get communes() {
				return noted("communes", rows.list("commune"));
			},
			get themes() {
				return noted("themes", rows.list("theme"));
			},
			project: (slug) => noted(`project:${slug}`, this.#derived.get(`project:${slug}`)?.project ?? void 0),
			withdrawal: (path) => noted(`withdrawal:${path}`, rows.table("withdrawal").get(path)),
			first: (name, count) => noted(`first:${name}`, items(list(name).slice(0, Math.min(count, 128)))),
			last: (name, count) => noted(`last:${name}`, items(list(name).slice(-Math.min(count, 128))).reverse()),
			chunk: (name, number) => noted(`chunk:${name}:${number}`, items(list(name).slice((number - 1) * 24, number * 24))),
			all: (name) => noted(`any:${name}`, list(name).slice(0).map(({ item }) => item)),
			hasChunk: (name, number) => noted(`chunk:${name}:${number}`, list(name).length > (number - 1) * 24),
			slotsBeyond: (page) => noted(`beyond:${page}`, this.#lastSlots > page),
			count: (name) => noted(`count:${name}`, list(name).length),
			some: (name) => noted(`some:${name}`, list(name).length > 0),
			members: (family) => noted(`family:${family}`, this.#members(family)),
			addresses: () => this.addresses()
		};
	}
	#members(family) {
		return [...this.#families.get(family) ?? []].sort();
	}
	#noteReference({ type, id, row }) {
		const keys = {
			settings: ["settings"],
			charter: ["charter", "menu"],
			page: ["menu"],
			commune: ["communes"],
			theme: ["themes"],
			withdrawal: [`withdrawal:${id}`]
		};
		for (const key of keys[type] ?? []) this.#dirty.add(key);
		if (type === "page" && row !== null) this.#dirty.add(`page:${row.slug}`);
		this.#book.set(`${type} ${id}`, addressesOfReference({
			type,
			id,
			row
		}));
	}
	#derive(touched, now) {
		const again = now < this.#now ? this.#derived.keys() : this.#agenda.due(now);
		for (const owner of again) touched.add(owner);
		this.#now = now;
		const resized = /* @__PURE__ */ new Set();
		for (const owner of touched) this.#deriveOne(owner, now, resized);
		for (const name of resized) this.#resize(name);
		const dirty = this.#dirty;
		this.#dirty = /* @__PURE__ */ new Set();
		return {
			dirty,
			...this.#book.changes()
		};
	}
	#deriveOne(owner, now, resized) {
		const clock = clockAt(now);
		const before = this.#derived.get(owner);
		const after = derive(owner, this.#rows, clock.passed);
		this.#replace(before?.memberships ?? [], after.memberships, resized);
		if (after.project === null && after.memberships.length === 0 && clock.next() === null) this.#derived.delete(owner);
		else this.#derived.set(owner, after);
		this.#agenda.set(owner, clock.next());
		this.#book.set(owner, after.project === null ? [] : addressesOfProject(after.project));
		this.#dirty.add(owner);
	}
	#replace(before, after, resized) {
		const place = ({ list, key, id }) => `${list}\n${key}\n${id}`;
		const kept = new Set(after.map(place));
		const known = new Set(before.map(place));
		for (const entry of before) {
			if (kept.has(place(entry))) continue;
			this.#list(entry.list).remove(entry, this.#dirty);
			resized.add(entry.list);
		}
		for (const entry of after) if (known.has(place(entry))) this.#list(entry.list).refresh(entry, this.#dirty);
		else {
			this.#list(entry.list).insert(entry, this.#dirty);
			resized.add(entry.list);
		}
	}
	#list(name) {
		const list = this.#lists.get(name) ?? new OrderedList(name);
		this.#lists.set(name, list);
		return list;
	}
	/** A list that grew or shrank may have gained or lost pages. */
	#resize(name) {
		const length = this.#lists.get(name)?.length ?? 0;
		const [family = "", member] = name.split(/:(.*)/s);
		if (member !== void 0) {
			const members = this.#families.get(family) ?? /* @__PURE__ */ new Set();
			this.#families.set(family, members);
			if (length > 0 !== members.has(member)) this.#dirty.add(`family:${family}`);
			if (length > 0) members.add(member);
			else members.delete(member);
		}
		if (length === 0) this.#lists.delete(name);
		this.#book.set(`list ${name}`, addressesOfList(name, length));
		if (family === "slots") this.#resizeSlots();
	}
	#resizeSlots() {
		const last = Math.max(0, ...this.#members("slots").map(Number));
		for (let page = Math.min(last, this.#lastSlots); page < Math.max(last, this.#lastSlots); page += 1) this.#dirty.add(`beyond:${page}`);
		this.#lastSlots = last;
		this.#book.set("slots", addressesOfSlots(last));
	}
};
function derive(owner, rows, passed) {
	const [type, id = ""] = owner.split(/:(.*)/s);
	if (type === "project") {
		const project = projectOf(id, rows, passed);
		return {
			project,
			memberships: project === null ? [] : membershipsOf(project, passed)
		};
	}
	const row = rows.table("synthesis").get(id);
	return {
		project: null,
		memberships: (row === void 0 || row.consultation !== null ? [] : synthesisOf(row, passed)).flatMap((synthesis) => ofSynthesis(synthesis, owner))
	};
}
// src/model/source.ts
/** The compiled pages and the process that renders them are two bundles: they meet at this name. */
var PROVIDER = Symbol.for("aggloforum.site-model.2");
var meeting = globalThis;
/** The model of the page being rendered; in `astro build` and `astro dev`, the one saved in `SNAPSHOT_FILE` at `RENDER_AT`. */
function currentModel() {
	return meeting[PROVIDER]?.() ?? savedModel();
}
var saved;
function savedModel() {
	const { snapshotFile, renderAt, publicUrl } = siteEnvironment();
	if (snapshotFile === null) throw new Error("SNAPSHOT_FILE: no snapshot to render");
	saved ??= modelOf(JSON.parse(readFileSync(snapshotFile, "utf8")), publicUrl, renderAt ?? Date.now());
	return saved;
}
/** A snapshot at one instant (epoch milliseconds), read without anybody noting it. */
function modelOf(snapshot, publicUrl, now) {
	const model = new ReadModel(publicUrl);
	model.apply({
		mode: snapshot.mode,
		whole: true,
		changes: changesOf(snapshot)
	}, now);
	return model.reader({
		read: () => void 0,
		passed: (instant) => instant <= now
	});
}
export { startOf as _, byLife as a, isOver as c, effectiveClosing as d, PARIS as f, parisMoment as g, midnightAfter as h, yearsOf as i, phaseWords as l, hasHour as m, archiveYear as n, isOrderedByLife as o, endOf as p, yearLabel as r, PHASE_ORDER as s, currentModel as t, siteEnvironment as u };
