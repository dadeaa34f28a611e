import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { t as icalendar } from "./calendar_DnHml8Bc.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/pages/projets/[project]/calendrier.ics.ts
var calendrier_ics_exports = /* @__PURE__ */ __exportAll({
	GET: () => GET,
	getStaticPaths: () => getStaticPaths
});
function getStaticPaths() {
	return paramsOf(/^\/projets\/(?<project>[^/]+)\/calendrier\.ics$/);
}
function GET({ params }) {
	const view = currentModel();
	const project = view.project(params.project ?? "");
	if (project === void 0) return new Response(null, { status: 404 });
	return new Response(icalendar(view, project.title, project.events), { headers: { "content-type": "text/calendar; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/projets/[project]/calendrier.ics@_@ts
var page = () => calendrier_ics_exports;
export { page };
