import { a as byLife, l as phaseWords, o as isOrderedByLife, s as PHASE_ORDER } from "./source_CKveOPSK.mjs";
// src/model/listing.ts
var ALL = {
	path: "/projets/",
	kind: "all",
	label: "Tous",
	title: "Projets et consultations",
	explanation: null,
	list: "projects"
};
/** Every list of projects, also those that hold nothing. */
function facets(model) {
	const phases = PHASE_ORDER.map(phaseWords).map((words) => ({
		path: `/projets/phase/${words.slug}/`,
		kind: "phase",
		label: words.label,
		title: words.title,
		explanation: words.explanation,
		list: `phase:${words.phase}`
	}));
	const named = (kind, rows) => rows.map(({ slug, name }) => ({
		path: `/projets/${kind}/${slug}/`,
		kind,
		label: name,
		title: `Projets : ${name}`,
		explanation: null,
		list: `${kind}:${slug}`
	}));
	return [
		ALL,
		...phases,
		...named("commune", model.communes),
		...named("theme", model.themes)
	];
}
/** The lists worth a link: those that hold something, and where we are. */
function frontPages(model, here) {
	return facets(model).filter((facet) => facet.path === here?.path || model.some(facet.list));
}
/** Undefined when no list has such a page. */
function listPage(model, path) {
	const [, front = path, digits] = /^(.*\/)page\/(\d+)\/$/.exec(path) ?? [];
	const facet = facets(model).find((one) => one.path === front);
	if (facet === void 0) return void 0;
	const page = pagesOf(model, facet, digits === void 0 ? null : Number(digits));
	return page && {
		facet,
		path,
		...page,
		projects: [...page.projects].sort(byLife)
	};
}
function pagesOf(model, facet, number) {
	const at = (page) => `${facet.path}page/${page}/`;
	if (facet.kind === "phase" && isOrderedByLife(facet.list.slice(6))) {
		const page = number ?? 1;
		const projects = model.chunk(facet.list, page);
		if (number !== null && (number < 2 || projects.length === 0)) return void 0;
		const further = model.hasChunk(facet.list, page + 1);
		return {
			number,
			projects,
			newer: page === 1 ? null : page === 2 ? facet.path : at(page - 1),
			older: further ? at(page + 1) : null
		};
	}
	const chunk = (page) => facet.kind === "all" ? model.all(`slots:${page}`) : model.chunk(facet.list, page);
	if (number === null) return frontPage(model, facet, chunk, at);
	const isBeyond = (page) => facet.kind === "all" ? model.slotsBeyond(page) : model.hasChunk(facet.list, page + 1);
	if (number < 1 || !isBeyond(number)) return void 0;
	return {
		number,
		projects: chunk(number),
		newer: isBeyond(number + 1) ? at(number + 1) : facet.path,
		older: number > 1 ? at(number - 1) : null
	};
}
/** The latest page, and the one before unless the latest is full: never a first page with one project on it. */
function frontPage(model, facet, chunk, at) {
	const last = lastPage(model, facet);
	const latest = last > 0 ? chunk(last) : [];
	const alone = latest.length === 24 || last < 2;
	const oldest = alone ? last : last - 1;
	return {
		number: null,
		projects: alone ? latest : [...chunk(last - 1), ...latest],
		newer: null,
		older: oldest > 1 ? at(oldest - 1) : null
	};
}
function lastPage(model, facet) {
	if (facet.kind === "all") return Math.max(0, ...model.members("slots").map(Number));
	return Math.ceil(model.count(facet.list) / 24);
}
export { listPage as n, frontPages as t };
