import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { t as projectFeed } from "./atom_Bi0Fe79o.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/pages/projets/[project]/flux.xml.ts
var flux_xml_exports = /* @__PURE__ */ __exportAll({
	GET: () => GET,
	getStaticPaths: () => getStaticPaths
});
function getStaticPaths() {
	return paramsOf(/^\/projets\/(?<project>[^/]+)\/flux\.xml$/);
}
function GET({ params }) {
	const view = currentModel();
	const project = view.project(params.project ?? "");
	if (project === void 0) return new Response(null, { status: 404 });
	return new Response(projectFeed(view, project), { headers: { "content-type": "application/atom+xml; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/projets/[project]/flux.xml@_@ts
var page = () => flux_xml_exports;
export { page };
