import { d as effectiveClosing, l as phaseWords } from "./source_CKveOPSK.mjs";
import { a as frenchPeriod, t as frenchDay } from "./dates_CpItW4nZ.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
import { Feed } from "feed";
// src/model/atom.ts
var ENTRIES = 40;
/** Atom of every consultation, the last changed first. */
function siteFeed(model) {
	const latest = model.last("updated", ENTRIES);
	return atom(model, `${model.settings.siteName} : consultations`, "/", "/flux.xml", latest);
}
function projectFeed(model, project) {
	return atom(model, project.title, project.path, `${project.path}flux.xml`, project.consultations);
}
function atom(model, title, page, self, consultations) {
	const { publicUrl, settings } = model;
	const latest = [...consultations].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || a.ref.localeCompare(b.ref)).slice(0, ENTRIES);
	const feed = new Feed({
		id: publicUrl + page,
		link: publicUrl + page,
		title: french(title),
		language: "fr",
		generator: false,
		copyright: settings.organisation,
		updated: new Date(latest[0]?.updatedAt ?? 0),
		feedLinks: { atom: publicUrl + self },
		author: { name: settings.organisation }
	});
	for (const item of latest) feed.addItem({
		id: publicUrl + item.path,
		link: publicUrl + item.path,
		title: french(`${item.project.title} : ${item.title}`),
		date: new Date(item.updatedAt),
		description: french(summary(item))
	});
	return feed.atom1();
}
function summary(item) {
	const closing = effectiveClosing(item);
	const period = item.opens !== null && closing !== null ? frenchPeriod(item.opens, closing) : item.opens === null ? item.periodText ?? "" : `à partir du ${frenchDay(item.opens)}`;
	return [
		item.procedure.label,
		phaseWords(item.phase).label.toLowerCase(),
		period
	].filter(Boolean).join(", ") + `. ${item.project.summary}`;
}
export { siteFeed as n, projectFeed as t };
