import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { _ as startOf, d as effectiveClosing, p as endOf } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
import { a as frenchPeriod, i as frenchMoment, t as frenchDay } from "./dates_CpItW4nZ.mjs";
// src/components/steps.astro
createAstro("https://astro.build");
var $$Steps = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Steps;
	const SAID = {
		past: "",
		now: "en cours",
		next: "à venir"
	};
	return renderTemplate`${maybeRenderHead($$result)}<ol class="steps"> ${Astro.props.steps.map(({ when, title, detail, state, href }) => renderTemplate`<li${addAttribute(state, "class")}> <span class="when"> ${french(when)} ${SAID[state] && ` (${SAID[state]})`} </span> ${href === null ? renderTemplate`<b>${french(title)}</b>` : renderTemplate`<a${addAttribute(href, "href")}> <b>${french(title)}</b> </a>`} ${detail && renderTemplate`<p class="muted">${french(detail)}</p>`} </li>`)} </ol>`;
}, "/tmp/w/me/site/src/components/steps.astro", void 0);
// src/model/timeline.ts
var FACTS = {
	suspended: "Consultation suspendue",
	resumed: "Consultation reprise",
	extended: "Consultation prolongée",
	cancelled: "Consultation annulée",
	replaced: "Remplacée par une autre consultation",
	"reported-back": "Bilan publié",
	settled: "Dossier clos"
};
/** Where we are: notice, period, facts, report, decision of each consultation, in the order of time. */
function steps(consultations, { passed }, linked = false) {
	const moment = (at, title, detail = null) => ({
		at,
		when: frenchMoment(at),
		title,
		detail,
		state: passed(startOf(at)) ? "past" : "next",
		href: null
	});
	return consultations.flatMap((item) => {
		const list = [];
		if (item.notice !== null) list.push(moment(item.notice, "Annonce au public"));
		list.push(...periodStep(item, passed, linked));
		for (const fact of item.facts) list.push(moment(fact.at, FACTS[fact.kind] ?? fact.kind, factDetail(fact)));
		const { outcome } = item;
		const told = item.facts.some(({ kind }) => kind === "reported-back");
		if (outcome?.reportDate && !told) list.push(moment(outcome.reportDate, "Bilan ou rapport rendu"));
		if (outcome?.decisionDate) list.push(moment(outcome.decisionDate, "Décision", outcome.decision));
		if (item.reportBackBy !== null && !told && !outcome?.reportDate) list.push({
			...moment(item.reportBackBy, "Bilan attendu au plus tard"),
			state: "next"
		});
		return list;
	}).sort((a, b) => a.at.localeCompare(b.at));
}
function factDetail({ until, reason }) {
	const parts = [until === null ? null : `jusqu’au ${frenchMoment(until)}`, reason].filter((part) => part !== null);
	return parts.length === 0 ? null : parts.join(" : ");
}
function periodStep(item, passed, linked) {
	if (item.opens === null) return [];
	const closing = effectiveClosing(item);
	const when = closing === null ? `à partir du ${frenchDay(item.opens)}` : frenchPeriod(item.opens, closing);
	const state = closing !== null && passed(endOf(closing)) || item.phase === "cancelled" ? "past" : passed(startOf(item.opens)) ? "now" : "next";
	return [{
		at: item.opens,
		when,
		title: item.title,
		detail: item.procedure.label,
		state,
		href: linked ? item.path : null
	}];
}
export { $$Steps as n, steps as t };
