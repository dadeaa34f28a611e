import { c as isOver, d as effectiveClosing, h as midnightAfter, m as hasHour, p as endOf } from "./source_CKveOPSK.mjs";
import { a as frenchPeriod, i as frenchMoment, n as frenchHour, t as frenchDay } from "./dates_CpItW4nZ.mjs";
import { r as french, t as enumeration } from "./typography_Q480VJDC.mjs";
// src/model/remaining.ts
/** Beyond two months a count of days tells nobody anything. */
var COUNTED_DAYS = 60;
/** Whole days of the calendar between today and the day of `moment`: 0 on the day itself, null when too far or over. */
function daysUntil(moment, passed) {
	if (passed(midnightAfter(moment, 1))) return null;
	for (let days = 0; days <= COUNTED_DAYS; days += 1) if (passed(midnightAfter(moment, -days))) return days;
	return null;
}
/** « encore 12 jours », « ferme demain à 18 h », « ferme aujourd’hui à 23 h 59 »; null without a near closing. */
function remaining(consultation, passed) {
	const closing = effectiveClosing(consultation);
	if (closing === null || passed(endOf(closing))) return null;
	const days = daysUntil(closing, passed);
	if (days === null) return null;
	const hour = hasHour(closing) ? ` à ${frenchHour(closing)}` : "";
	if (days === 0) return {
		text: `ferme aujourd’hui${hour}`,
		urgent: true
	};
	if (days === 1) return {
		text: `ferme demain${hour}`,
		urgent: true
	};
	return {
		text: `encore ${days} jours`,
		urgent: days <= 3
	};
}
/** « ouvre demain à 9 h », « ouvre le 4 décembre 2026 à 9 h ». */
function opening(opens, passed) {
	const hour = hasHour(opens) ? ` à ${frenchHour(opens)}` : "";
	const days = daysUntil(opens, passed);
	if (days === 0) return `ouvre aujourd’hui${hour}`;
	if (days === 1) return `ouvre demain${hour}`;
	return `ouvre le ${frenchMoment(opens)}`;
}
// src/model/cards.ts
/** Every card says what, where, until when. */
function cardOf(item, passed, inProject = false) {
	const left = item.phase === "open" ? remaining(item, passed) : null;
	return {
		path: item.path,
		title: french(inProject ? item.title : item.project.title),
		summary: french(inProject ? plainStart(item.introduction) : item.project.summary),
		what: french(item.procedure.label),
		where: french(whereOf(item.communes.length > 0 ? item : item.project)),
		when: french(left === null ? whenOf(item, passed) : `${capital(left.text)}, ${untilOf(item)}`),
		urgent: left?.urgent ?? false,
		tone: toneOf(item.phase),
		tags: tagsOf(item)
	};
}
function toneOf(phase) {
	if (phase === "open" || phase === "announced" || phase === "suspended") return phase;
	return "over";
}
/** « Exemple », « Archive », « Relais »: what a reader must know at a glance. */
function tagsOf(item) {
	const origin = {
		native: [],
		archive: ["Archive"],
		relay: ["Relais"]
	}[item.origin];
	return item.example ? ["Exemple", ...origin] : origin;
}
/** « Nîmes, Marguerittes et Milhaud », « 12 communes », « toute l’agglomération ». */
function whereOf({ communes }) {
	if (communes.length === 0) return "Toute l’agglomération";
	if (communes.length > 3) return `${communes.length} communes`;
	return enumeration(communes.map(({ name }) => name));
}
/** The dates of a consultation in one line. */
function whenOf(item, passed) {
	const closing = effectiveClosing(item);
	if (item.phase === "announced" && item.opens !== null) return capital(opening(item.opens, passed));
	if (item.phase === "open") return closing === null ? "Sans date de fin annoncée" : capital(untilOf(item));
	if (item.opens !== null && closing !== null) return capital(frenchPeriod(item.opens, closing));
	if (item.opens !== null) return item.periodText ?? `Depuis le ${frenchDay(item.opens)}`;
	if (closing !== null) return item.periodText ?? `Jusqu’au ${frenchDay(closing)}`;
	return item.periodText ?? (isOver(item.phase) ? "Dates non retrouvées" : "Dates à venir");
}
function untilOf(item) {
	const closing = effectiveClosing(item);
	return closing === null ? "" : `jusqu’au ${frenchMoment(closing)}`;
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
/** First sentences of a Markdown text, without its marks. */
function plainStart(text) {
	return text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[#*_>`]/g, "").replace(/\s+/g, " ").trim().slice(0, 320);
}
export { toneOf as a, opening as c, tagsOf as i, remaining as l, cardOf as n, whenOf as o, plainStart as r, whereOf as s, capital as t };
